/**
 * Evaluators with one rule broken, which the comparison must tell from the engine: else it would compare too little.
 * And those that other programs would be, where no form of ours can tell the difference.
 */

import { Evaluation } from './evaluator.mjs';
import { readTyped } from './reading.mjs';

export const BROKEN = {
  'E1: what is in a disabled group is disabled': class extends Evaluation {
    isEnabled(node) {
      return node === null || node.item === undefined || this.holds(node.item, node);
    }
  },
  'E2: exists with false holds without an answer': class extends Evaluation {
    conditionHolds(condition, source) {
      return super.conditionHolds(condition.operator === 'exists' ? { ...condition, wanted: true } : condition, source);
    }
  },
  'E3: one equal answer is enough': class extends Evaluation {
    isOneEqual(type, answers, wanted) {
      return super.isOneEqual(type, answers.slice(0, 1), wanted);
    }
  },
  'E5: any is not all': class extends Evaluation {
    holds({ conditions }, node) {
      return super.holds({ conditions, any: false }, node);
    }
  },
  'E6: a disabled question counts as unanswered': class extends Evaluation {
    countedAnswers(node) {
      return this.answers(node);
    }
  },
  'E6: what cannot be read is no answer': class extends Evaluation {
    conditionHolds(condition, source) {
      if (condition.operator !== 'exists') return super.conditionHolds(condition, source);
      return (this.isEnabled(source) && this.typed(source).length > 0) === condition.wanted;
    }
  },
  'E7: the question in the same row is meant': class extends Evaluation {
    other(node, linkId) {
      return super.other({ ...node, row: node.row.map(() => 1) }, linkId) ?? super.other(node, linkId);
    }
  },
  'E8: numbers are compared by value': class extends Evaluation {
    order(type, answer, wanted) {
      if (type !== 'decimal' && type !== 'integer') return super.order(type, answer, wanted);
      const [left, right] = [String(answer), wanted['#'] ?? String(wanted)];
      return left < right ? -1 : Number(left > right);
    }
  },
  'V3: in a row in which nothing was typed nothing is missing': class extends Evaluation {
    mayBeMissing() {
      return false;
    }
  },
  'V3: only what was asked must be answered': class extends Evaluation {
    isToBeCorrected(node) {
      return node.item.open || super.isToBeCorrected(node);
    }
  },
  'V4: in a required group something must be answered': class extends Evaluation {
    groupIssue() {
      return null;
    }
  },
  'V4: a required group of rows needs a row': class extends Evaluation {
    rowsIssue(node) {
      return super.rowsIssue({ ...node, item: { ...node.item, required: false } });
    }
  },
  'V5: an exclusive option stands alone': class extends Evaluation {
    exclusiveIssue() {
      return null;
    }
  },
  'V5: minOccurs and maxOccurs': class extends Evaluation {
    occursIssue() {
      return null;
    }
  },
  'V6: lengths are counted in code points': class extends Evaluation {
    read(node, text) {
      const read = super.read(node, text);
      return read.answer?.length > node.item.maxLength ? { issue: 'issue_too_long' } : read;
    }
  },
  'V6: maxValue belongs to what is valid': class extends Evaluation {
    read(node, text) {
      const { type, maximum } = node.item;
      const read = super.read(node, text);
      if (read.answer === undefined || maximum === undefined) return read;
      return this.order(type, read.answer, maximum) === 0 ? { issue: 'issue_above_max' } : read;
    }
  },
  'V6: the whole text must match': class extends Evaluation {
    read(node, text) {
      const read = super.read(node, text);
      if (read.issue !== 'issue_pattern') return read;
      return readTyped({ ...node.item, pattern: `.*(${node.item.pattern}).*` }, text);
    }
  },
  'V7: disabled questions have no answer': class extends Evaluation {
    isKept() {
      return true;
    }
  },
  'matches: the answer equals that one': class extends Evaluation {
    matchesIssue() {
      return null;
    }
  },
};

/** What engines do in fact differently, and why it cannot be seen in our forms: L3. */
export const OTHER_READINGS = {
  '!= does not hold of an unanswered question': class extends Evaluation {
    isNoneEqual(type, answers, wanted) {
      return answers.length > 0 && super.isNoneEqual(type, answers, wanted);
    }
  },
  '!= holds when one of several answers differs': class extends Evaluation {
    isNoneEqual(type, answers, wanted) {
      return answers.length === 0 || answers.some((answer) => super.isNoneEqual(type, [answer], wanted));
    }
  },
};
