export interface StorageUse {
  /** Bytes. Null: the browser does not say. */
  readonly used: number | null;
  readonly quota: number | null;
  /** Whether the browser keeps it until the user clears it. Null: it does not say. */
  readonly isKept: boolean | null;
}

/** What the browser says of the storage of this origin; what it does not say, or refuses to, is null. */
export async function storageUse(): Promise<StorageUse> {
  const { storage } = navigator as { readonly storage?: Partial<StorageManager> };
  const estimate = await storage?.estimate?.().catch(() => undefined);
  const isKept = await storage?.persisted?.().catch(() => undefined);
  return { used: estimate?.usage ?? null, quota: estimate?.quota ?? null, isKept: isKept ?? null };
}

/** Whether the browser agreed to keep what is stored. */
export async function askToKeep(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}
