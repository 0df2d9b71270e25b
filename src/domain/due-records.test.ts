import { wishedContact } from './due-records';
import { shippedItems } from './list-keys';

const lists = { tier: shippedItems('tier', 'zh-CN'), lifecycleStage: [{ key: 'lost', label: 'Gone' }] };

describe('wished contacts', () => {
  it('H17 are as they ship by rank, and as the playbook says by tier and stage, whatever the stage is called', () => {
    const shipped = wishedContact({ lists });
    expect([0, 1, 2, 3, null].map((rank) => shipped(rank, ''))).toEqual([30, 60, 30, 90, 60]);
    const own = wishedContact({
      lists,
      playbook: [
        { tier: 'vip', stage: 'lost', contactDays: 3, action: '' },
        { tier: 'vip', stage: '', contactDays: 14, action: '' },
      ],
    });
    expect(['Gone', '流失', 'Loyal', ''].map((stage) => own(0, stage))).toEqual([3, 3, 14, 14]);
    expect(own(1, '')).toBe(60);
  });
});
