// Loaded beforehand, as the engine loads them when it is first asked for a live account: no test waits for a file.
import '../../src/worker/orders/accounts';
import '../../src/worker/vault/vault';
import '../../src/worker/vault/vault-calls';
import '../../src/worker/vault/checked-calls';
import '../../src/venues/bitfinex/account/machine';
import '../../src/worker/live/live-kind';
