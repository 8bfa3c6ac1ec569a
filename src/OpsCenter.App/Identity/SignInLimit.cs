using Microsoft.Extensions.Options;

namespace OpsCenter.App.Identity;

/// <summary>Shared by all requests: how often an address may try to sign in, and how often a lock is written to the audit.</summary>
public sealed class SignInLimit(IOptions<AccessOptions> options, TimeProvider time)
{
    private readonly AttemptLimit _addresses = new(options.Value.SignInsPerMinute, TimeSpan.FromMinutes(1), time);
    private readonly AttemptLimit _locks = new(1, options.Value.LockoutTime, time);

    public bool TryTakeAddress(string address) => _addresses.TryTake(address);

    public bool TryTakeLock(string user) => _locks.TryTake(user);
}
