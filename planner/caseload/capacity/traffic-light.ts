/** As British probation shows workload against capacity: red from 110 %, amber from 100, green from 95, blue below. */
export type TrafficLight = 'red' | 'amber' | 'green' | 'blue';

/** @param share what is committed ÷ capacity; without capacity, anything committed is red */
export function trafficLight(share: number): TrafficLight {
  if (share >= 1.1) return 'red';
  if (share >= 1) return 'amber';
  return share >= 0.95 ? 'green' : 'blue';
}
