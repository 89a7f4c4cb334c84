// The ten charts of the yearly report with figures that a council has seen, and what is hard to draw.

const months = ['4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月', '1月', '2月', '3月'];
const empty = '記録はありません。';

function one(kind, title, pairs, { unit = '件', shown } = {}) {
  return {
    kind, title, description: `${title}。${pairs.map(([label, value]) => `${label}${value}${unit}`).join('、')}。`,
    empty, unit, categories: pairs.map(([label]) => label),
    series: [{ label: title, values: pairs.map(([, value]) => value), ...(shown ? { shown } : {}) }],
  };
}

/** The charts of the report, by number. */
export const charts = {
  c1: one('pie', 'ACPプログラムの実施目的', [
    ['介護教室', 2], ['地域ケア会議', 1], ['出前講座', 6], ['その他', 2], ['職員研修', 3], ['認知症カフェ', 1], ['サロン', 1],
  ], { unit: '回', shown: ['12%', '6%', '38%', '13%', '19%', '6%', '6%'] }),
  c2: {
    kind: 'stacked', title: 'もしもの話を自分事として考えたか', empty, unit: '%',
    description: '自分事として考えた割合 実施前54% → 実施後95%',
    categories: ['実施前', '実施後'],
    series: [
      { label: '考えた', names: ['考えたことがある', '自分のこととして考えた'], values: [54, 95] },
      { label: '考えたかったが機会がなかった', values: [30, null] },
      { label: '考えたことはない', values: [14, null] },
      { label: '抵抗があった', values: [null, 2] },
      { label: 'その他', values: [null, 3] },
      { label: '無回答', values: [2, null] },
    ],
  },
  c3: {
    kind: 'line', title: '月別相談件数', empty, unit: '件', description: '令和8年度344件、令和7年度259件。',
    categories: months,
    series: [
      { label: '令和8年度', values: [24, 27, 31, 26, 22, 30, 35, 33, 28, 29, 27, 32] },
      { label: '令和7年度', values: [18, 20, 22, 21, 17, 23, 26, 24, 21, 22, 20, 25] },
    ],
  },
  c4: one('bar', '4つの場面別の相談件数', [['日常の療養支援', 168], ['入退院支援', 112], ['急変時の対応', 23], ['看取り', 35], ['不明', 6]]),
  c5: one('bar', '主要因（上位10）', [
    ['退院後の療養場所', 64], ['介護負担・介護疲れ', 51], ['医療処置が必要になった', 38], ['認知症の進行・BPSD', 36],
    ['かかりつけ医がいない', 31], ['がん末期の療養', 27], ['家族関係・キーパーソンの不在', 22], ['経済的な問題', 18],
    ['通院困難', 17], ['住環境', 9],
  ]),
  c6: {
    kind: 'heat', title: '主要因×副要因', empty, unit: '', description: '退院後の療養場所と介護負担の組み合わせが最も多く14件。',
    categories: ['介護負担', '医療処置', '経済的な問題', '認知症', '主要因計'],
    plain: [false, false, false, false, true],
    series: [
      { label: '退院後の療養場所', values: [14, 11, 5, 'x', 64] },
      { label: '介護負担・介護疲れ', values: [0, 7, 'x', 12, 51] },
      { label: 'がん末期の療養', values: [9, 8, 'x', 'x', 27] },
    ],
  },
  c7: {
    kind: 'stacked', title: '年齢層（性別）', empty, unit: '', description: '80代が最も多く121人。',
    categories: ['65歳未満', '65～69歳', '70～74歳', '75～79歳', '80～84歳', '85～89歳', '90歳以上', '不明'],
    totals: ['12人', '14人', '27人', '48人', '63人', '58人', '31人', '3人'],
    series: [
      { label: '女性', values: [5, 6, 14, 27, 36, 37, 23, 1] },
      { label: '男性', values: [7, 8, 13, 20, 26, 20, 8, 0] },
      { label: '不明', values: [0, 0, 0, 1, 1, 1, 0, 2] },
    ],
  },
  c8: one('bar', '地区別の相談件数', [['朝日地区', 88], ['汐見地区', 71], ['水車地区', 64], ['さくら野中央地区', 59], ['区外', 'x'], ['不明', 'x']]),
  c9: one('bar', '相談経路', [
    ['本人', 41], ['家族・親族', 128], ['ケアマネジャー（居宅介護支援事業所）', 72], ['地域包括支援センター', 44],
    ['病院（地域連携室・医療ソーシャルワーカー）', 39], ['診療所', 12], ['その他', 8],
  ]),
  c10: {
    kind: 'stacked', title: '転帰', empty, unit: '件', description: '在宅療養を継続が最も多く142件。',
    categories: ['令和8年度'],
    totals: ['217件'],
    series: [
      { label: '在宅療養を継続', values: [142] }, { label: '入院', values: [31] }, { label: '施設入所', values: [22] },
      { label: '在宅で看取り', values: [14] }, { label: '中断', values: ['x'] }, { label: '不明', values: ['x'] },
    ],
  },
};

const many = (count, make) => Array.from({ length: count }, (_, i) => make(i));
const hostile = '</svg><script>alert(1)</script>&"\'';

/** What is hard: nothing, nothing but zeros, one, sixty, very large, masked alone, long and hostile labels. */
export const hard = {
  'nothing': one('bar', '何もない', []),
  'zeros': one('pie', 'すべて0', [['甲', 0], ['乙', 0]]),
  'one-bar': one('bar', '一つ', [['日常の療養支援', 3]]),
  'one-slice': one('pie', '一つ', [['日常の療養支援', 3]]),
  'one-point': one('line', '一つ', [['4月', 3]]),
  'sixty-bars': one('bar', '六十', many(60, (i) => [`町丁目 第${i + 1}`, (i * 37) % 101])),
  'sixty-slices': one('pie', '六十', many(60, (i) => [`第${i + 1}`, 1 + ((i * 37) % 101)])),
  'sixty-points': { ...one('line', '六十', many(60, (i) => [`令和${i + 1}年4月`, i % 9 ? i * i : 'x'])) },
  'large': one('bar', '大きい', [['ある', 9_999_999], ['半分', 4_999_999.5], ['少し', 1]]),
  'large-line': one('line', '大きい', months.map((month, i) => [month, i * 909_090])),
  'masked': one('bar', '伏せた', [['ある', 'x'], ['ない', 'x'], ['零', 0], ['空', null]]),
  'masked-slices': one('pie', '伏せた', [['ある', 'x'], ['ない', 'x'], ['多い', 61]]),
  'masked-points': {
    ...one('line', '伏せた', months.map((month, i) => [month, i % 3 ? i : 'x'])),
    series: [{ label: '今年', values: months.map((_, i) => (i % 3 ? i : 'x')) },
      { label: '昨年', values: months.map((_, i) => (i % 2 ? 12 - i : 'x')) },
      { label: '一昨年', values: months.map((_, i) => (i === 5 ? null : 6)) },
      { label: 'その前', values: months.map((_, i) => (i < 7 ? 6 : null)) }],
  },
  'hostile': one('bar', hostile, [[hostile, 5], ['W'.repeat(200), 3], ['ẞ́'.repeat(60), 2], ['מזל'.repeat(9), 1]]),
  'hostile-slices': one('pie', hostile, [[hostile, 5], ['長い'.repeat(50), 3], ['m@W%'.repeat(20), 2]]),
  'hostile-parts': {
    ...one('stacked', hostile, many(5, (i) => [`${hostile}${i}`, i])),
    series: many(9, (i) => ({ label: `${'あ'.repeat(i * 9)}W`, values: many(5, (j) => (j === i ? 'x' : i * j)) })),
  },
  'english': one('bar', 'How people came to us', [
    ['The person themselves', 41], ['Family or relatives', 128], ['Care manager (home care support office)', 72],
  ], { unit: ' contacts' }),
};
