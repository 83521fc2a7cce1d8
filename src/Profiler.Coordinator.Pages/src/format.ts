/** Milliseconds with three digits that count. */
export function ms(value: number): string {
  return `${threeDigits(value)} ms`;
}

/** Millijoules of one inference, likewise. */
export function mj(value: number): string {
  return `${threeDigits(value)} mJ`;
}

export function interval(value: { value: number; low: number; high: number }, unit: (value: number) => string = ms): string {
  return `${unit(value.value)} (${unit(value.low)} to ${unit(value.high)})`;
}

export function percent(fraction: number, digits = 1): string {
  return `${(fraction * 100).toFixed(digits)} %`;
}

/** Multiply-accumulates, in millions or thousands of millions. */
export function macs(count: number): string {
  return count >= 1e9 ? `${(count / 1e9).toFixed(2)} GMACs` : `${(count / 1e6).toFixed(1)} MMACs`;
}

export function bytes(count: number): string {
  return count >= 2 ** 30 ? `${(count / 2 ** 30).toFixed(1)} GiB` : `${(count / 2 ** 20).toFixed(1)} MiB`;
}

export function seconds(count: number): string {
  if (count < 60) {
    return `${count.toFixed(count < 10 ? 1 : 0)} s`;
  }
  const whole = Math.round(count);
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

export function when(time: string): string {
  return dateTime.format(new Date(time));
}

/** How long ago, for people. */
export function ago(time: string, now: number): string {
  const past = (now - Date.parse(time)) / 1000;
  if (past < 5) {
    return 'just now';
  }
  if (past < 120) {
    return `${Math.round(past)} s ago`;
  }
  if (past < 7200) {
    return `${Math.round(past / 60)} min ago`;
  }
  return past < 172_800 ? `${Math.round(past / 3600)} h ago` : `${Math.round(past / 86_400)} days ago`;
}

/** "badVisits" as "bad visits". */
export function words(camelCase: string): string {
  return camelCase.replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}

export function target(t: { device: string; runtime: string; provider: string; precision: string; batch: number }): string {
  return `${t.device}/${t.runtime}-${t.provider}/${t.precision}/b${t.batch}`;
}

function threeDigits(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 1 : size >= 1 ? 2 : 3);
}
