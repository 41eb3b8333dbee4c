import type { DerivativeStatus } from '../../domain/derivative';
import type { VenueMs } from '../../domain/units';
import { leftWords } from '../format/age';
import { formatSigned, UNKNOWN } from '../format/number';
import { dayAndTime, type Zone } from '../format/time';
import { t } from '../words/t';

/** Rate of the present period and time to its end: `+0.0153 % / 3 h 20 min`. Each is a dash where it is not known, or its time has passed. */
export function fundingWords(status: DerivativeStatus | null, now: number): string {
  const next = nextAfter(now, status);
  return `${percent(status?.fundingRate ?? null, 4)} / ${next === null ? UNKNOWN : leftWords(next, now)}`;
}

/** The same in full, with the moment itself. */
export function fundingTitle(status: DerivativeStatus | null, now: number, zone: Zone): string {
  const { fundingRate = null } = status ?? {};
  const nextAt = nextAfter(now, status);
  const rate =
    fundingRate === null ? t('The rate of the present period is not known') : t('Present period: {{ rate }}', { rate: percent(fundingRate, 6) });
  const next = nextAt === null ? t('When it is paid next is not known') : t('Paid next: {{ time }}', { time: dayAndTime(nextAt, zone) });
  return `${rate}\n${next}`;
}

/** Null: it is not known, or that moment has passed and the venue has not told of another. */
function nextAfter(now: number, status: DerivativeStatus | null): VenueMs | null {
  const at = status?.nextFundingAt ?? null;
  return at === null || at <= now ? null : at;
}

function percent(rate: number | null, decimals: number): string {
  return rate === null || !Number.isFinite(rate) ? UNKNOWN : `${formatSigned(rate * 100, decimals)} %`;
}
