import 'fake-indexeddb/auto';

// Before each file: the names that the standard gives to the classes of a storage, and none of its own. Tests install one.
Reflect.deleteProperty(globalThis, 'indexedDB');
