-- Days of the office: the holidays of twelve years as the Cabinet Office published them, the turn of the year, and what is
-- counted in office days.
\ir fixture.psql
select plan(42);

-- 国民の祝日, 振替休日 and 国民の休日, without those that the law's usual days are not; a year a row.
create table tap.published (year integer, days text[]);
insert into tap.published values
    (2016, '{0101,0111,0211,0320,0321,0429,0503,0504,0505,0718,0811,0919,0922,1010,1103,1123,1223}'),
    (2017, '{0101,0102,0109,0211,0320,0429,0503,0504,0505,0717,0811,0918,0923,1009,1103,1123,1223}'),
    (2018, '{0101,0108,0211,0212,0321,0429,0430,0503,0504,0505,0716,0811,0917,0923,0924,1008,1103,1123,1223,1224}'),
    (2019, '{0101,0114,0211,0321,0429,0430,0501,0502,0503,0504,0505,0506,0715,0811,0812,0916,0923,1014,1022,1103,1104,1123}'),
    (2020, '{0101,0113,0211,0223,0224,0320,0429,0503,0504,0505,0506,0723,0724,0810,0921,0922,1103,1123}'),
    (2021, '{0101,0111,0211,0223,0320,0429,0503,0504,0505,0722,0723,0808,0809,0920,0923,1103,1123}'),
    (2022, '{0101,0110,0211,0223,0321,0429,0503,0504,0505,0718,0811,0919,0923,1010,1103,1123}'),
    (2023, '{0101,0102,0109,0211,0223,0321,0429,0503,0504,0505,0717,0811,0918,0923,1009,1103,1123}'),
    (2024, '{0101,0108,0211,0212,0223,0320,0429,0503,0504,0505,0506,0715,0811,0812,0916,0922,0923,1014,1103,1104,1123}'),
    (2025, '{0101,0113,0211,0223,0224,0320,0429,0503,0504,0505,0506,0721,0811,0915,0923,1013,1103,1123,1124}'),
    (2026, '{0101,0112,0211,0223,0320,0429,0503,0504,0505,0506,0720,0811,0921,0922,0923,1012,1103,1123}'),
    (2027, '{0101,0111,0211,0223,0321,0322,0429,0503,0504,0505,0719,0811,0920,0923,1011,1103,1123}');
grant select on tap.published to madoguchi_staff;
create table tap.office_day as
select day::date from generate_series('2016-01-01'::date, '2028-02-28', '1 day') as day
 where is_office_day(day::date);
grant select on tap.office_day to madoguchi_staff;

select become('staff', '990001', '990001north');

select results_eq(
    format($$ select to_char(day, 'MMDD') collate "default"
                from generate_series('%1$s-01-01'::date, '%1$s-12-31', '1 day') as day
               where is_holiday(day::date) order by day $$, year),
    format($$ select unnest(days) from tap.published where year = %s $$, year),
    'the holidays of ' || year)
  from tap.published order by year;

select is(is_holiday('2026-09-22'), true, 'the day between two holidays is one (2026)');
select is(named_holiday('2026-09-22'), false, 'though it has no name');
select is(is_holiday('2032-09-21'), true, 'and in 2032, when it comes again');
select is(is_holiday('2026-05-06'), true, 'three holidays in a row, the first on a Sunday: the fourth day is off');
select is(is_holiday('2026-05-07'), false, 'and not the fifth');

select is(is_office_day('2026-11-24'), true, 'a Tuesday is an office day');
select is(is_office_day('2026-11-23'), false, 'a holiday is none');
select is(is_office_day(d::date), false, d || ' is none')
  from unnest('{2026-11-21,2026-11-22,2026-12-29,2026-12-31,2027-01-02,2028-01-03}'::text[]) as d;
select is(is_office_day('2026-12-28'), true, '28 December is the last one of the year');
select is(is_office_day('2027-01-04'), true, '4 January the first');

select is(office_day_from('2026-11-24'), '2026-11-24'::date, 'an office day is the first from itself on');
select is(office_day_from('2026-05-02'), '2026-05-07'::date, 'after a weekend with holidays behind it');
select is(office_day_from('2026-12-29'), '2027-01-04'::date, 'after the turn of the year');
select is(office_day_from('2027-12-29'), '2028-01-04'::date, 'after one that ends on a Monday');

select is(is_after_hours('2026-11-24', '08:30'), false, 'the desk is open at the minute when it opens');
select is(is_after_hours('2026-11-24', '17:15'), false, 'and when it closes');
select is(is_after_hours('2026-11-24', '17:16'), true, 'a minute later it is after hours');
select is(is_after_hours('2026-11-24', '08:29'), true, 'a minute before it opens too');
select is(is_after_hours('2026-11-23', '10:00'), true, 'and all of a holiday');
select is(is_after_hours('2026-11-24', null), false, 'without a time the day alone tells');

-- Every gap there is, so that a count which looks at so many days and no more is never short.
select is_empty(
    $$ select day, most
         from generate_series('2016-01-01'::date, '2027-12-31', '1 day') as day,
              unnest(array[1, 2, 3, 5, 10]) as most
        where (select count(*) from tap.office_day o
                where o.day > day.day::date and o.day <= day.day::date + 2 * most + 14) < most $$,
    'two weeks and twice as many days have as many office days');
select is(office_days_since(today(), 5), 0, 'the day itself does not count');
select is(office_days_since(today() + 3, 5), 0, 'nor does a clock that is behind');
select is(office_days_since(today() - 400, 4), 4, 'it is counted no further than asked');
select is(office_days_since(today() - 9, 99),
    (select count(*)::integer from generate_series(today() - 8, today(), '1 day') as day
      where is_office_day(day::date)),
    'days of the office alone are counted');

select * from finish();
rollback;
