using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using OpsCenter.Core.Devices;

namespace OpsCenter.App.Devices;

/// <summary>The credentials in force, in memory; answers thousands of CONNECTs a second.</summary>
public sealed class DeviceDirectory(IEnumerable<IDeviceCredentialOverlay> overlays)
{
    private readonly byte[] _processKey = RandomNumberGenerator.GetBytes(32);

    // Passwords that were right, as keyed hashes: a stretched password is stretched once per process, not at each reconnect.
    private readonly ConcurrentDictionary<string, (string PasswordHash, byte[] Proof)> _proven = new();
    private FrozenDictionary<string, DeviceCredential> _devices = FrozenDictionary<string, DeviceCredential>.Empty;

    /// <summary>Replaces all stored credentials at once; answers the ids that are gone or changed.</summary>
    public IReadOnlyList<string> Replace(IEnumerable<DeviceCredential> devices)
    {
        var next = devices.ToFrozenDictionary(device => device.Id);
        var before = Interlocked.Exchange(ref _devices, next);
        string[] gone = [.. before.Values.Where(old => next.GetValueOrDefault(old.Id)?.PasswordHash != old.PasswordHash).Select(old => old.Id)];
        foreach (var id in gone)
        {
            _proven.TryRemove(id, out _);
        }

        return gone;
    }

    /// <summary>A stored credential wins over one of an overlay.</summary>
    public DeviceCredential? Find(string userName) =>
        _devices.GetValueOrDefault(userName) ?? overlays.Select(overlay => overlay.Find(userName)).FirstOrDefault(found => found is not null);

    /// <summary>The credential, or null where user, password or client id do not fit together.</summary>
    public DeviceCredential? Authenticate(string? userName, string clientId, ReadOnlySpan<byte> password)
    {
        if (userName is null || Find(userName) is not { } device)
        {
            // As much work as for a known user with a generated password, so that timing does not tell which users exist.
            DevicePassword.Verify(Decoy, password);
            return null;
        }

        return (device.Fleet || clientId == device.Id) && IsProven(device, password) ? device : null;
    }

    private static string Decoy { get; } = DevicePassword.Hash("decoy"u8, generated: true);

    private bool IsProven(DeviceCredential device, ReadOnlySpan<byte> password)
    {
        var proof = HMACSHA256.HashData(_processKey, password);
        if (_proven.TryGetValue(device.Id, out var known) && known.PasswordHash == device.PasswordHash)
        {
            if (CryptographicOperations.FixedTimeEquals(known.Proof, proof))
            {
                return true;
            }
        }

        if (!DevicePassword.Verify(device.PasswordHash, password))
        {
            return false;
        }

        _proven[device.Id] = (device.PasswordHash, proof);
        return true;
    }
}
