/** Rows of the linked tabs with nothing in them but what a test says. */
import type { Entries, Feedback, FollowUp, Opportunity, Purchase } from '../../src/domain/history/entries';

export function aPurchase(told: Partial<Purchase> = {}): Purchase {
  return {
    row: 2,
    customerId: 'C-000001',
    date: null,
    product: '',
    quantity: null,
    amount: null,
    cost: null,
    payment: '',
    due: null,
    received: null,
    receivedOn: null,
    invoice: '',
    since: null,
    ...told,
  };
}

export function aFollowUp(told: Partial<FollowUp> = {}): FollowUp {
  return {
    row: 2,
    customerId: 'C-000001',
    at: null,
    kind: '',
    channel: '',
    outcome: '',
    note: '',
    by: '',
    plannedDate: null,
    plannedStep: '',
    nextDate: null,
    nextChannel: '',
    nextStep: '',
    closedOn: null,
    result: '',
    ...told,
  };
}

export function anOpportunity(told: Partial<Opportunity> = {}): Opportunity {
  return {
    row: 2,
    customerId: 'C-000001',
    product: '',
    stage: '',
    amount: null,
    probability: null,
    expectedClose: null,
    owner: '',
    priority: '',
    competitor: '',
    lostReason: '',
    createdOn: null,
    changedOn: null,
    ...told,
  };
}

export function aFeedback(told: Partial<Feedback> = {}): Feedback {
  return {
    row: 2,
    customerId: 'C-000001',
    on: null,
    kind: '',
    score: null,
    scale: null,
    severity: '',
    status: '',
    owner: '',
    resolvedOn: null,
    note: '',
    ...told,
  };
}

export function entries(told: Partial<Entries> = {}): Entries {
  return { purchases: [], followUps: [], opportunities: [], feedback: [], ...told };
}
