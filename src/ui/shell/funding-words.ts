import type { DerivativeStatus } from '../../domain/derivative';
import { leftWords } from '../format/age';
import { formatSigned, UNKNOWN } from '../format/number';
import { dayAndTime, type Zone } from '../format/time';
import { t } from '../words/t';

/** Rate of the present period and time to its end: `+0.0153 % / 3 h 20 min`. Each is a dash where it is not known, or its time has passed. */
export function fundingWords(status: DerivativeStatus | null, now: number): string {
  const next = status?.nextFundingAt ?? null;
  return `${percent(status?.fundingRate ?? null, 4)} / ${next === null || next <= now ? UNKNOWN : leftWords(next, now)}`;
}

/** The same in full, with the moment itself. */
export function fundingTitle(status: DerivativeStatus | null, zone: Zone): string {
  const { fundingRate = null, nextFundingAt = null } = status ?? {};
  const rate =
    fundingRate === null ? t('The rate of the present period is not known') : t('Present period: {{ rate }}', { rate: percent(fundingRate, 6) });
  const next =
    nextFundingAt === null ? t('When it is paid next is not known') : t('Paid next: {{ time }}', { time: dayAndTime(nextFundingAt, zone) });
  return `${rate}\n${next}`;
}

function percent(rate: number | null, decimals: number): string {
  return rate === null || !Number.isFinite(rate) ? UNKNOWN : `${formatSigned(rate * 100, decimals)} %`;
}
