using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Api.Tokens;

/// <summary>All valid tokens, in memory. Swapped whole; read without locks.</summary>
public sealed class ApiTokenDirectory(IEnumerable<IApiTokenOverlay> overlays)
{
    private FrozenDictionary<string, ApiToken> _tokens = FrozenDictionary<string, ApiToken>.Empty;

    /// <summary>The token with this secret, or null.</summary>
    /// <remarks>
    /// What is looked up is the SHA-256 of 256 random bits: the time of a look-up tells nothing that helps to guess the secret. The
    /// found hash is still compared in constant time, so that no later change of the look-up can leak.
    /// </remarks>
    public ApiToken? Find(string secret)
    {
        var hash = AccessSecret.Hash(secret);
        return Volatile.Read(ref _tokens).TryGetValue(hash, out var token)
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(token.SecretSha256.ToUpperInvariant()))
            ? token
            : overlays.Select(overlay => overlay.Find(hash)).FirstOrDefault(found => found is not null);
    }

    internal void Replace(IEnumerable<ApiToken> tokens) =>
        Volatile.Write(ref _tokens, tokens.DistinctBy(token => token.SecretSha256).ToFrozenDictionary(token => token.SecretSha256, StringComparer.OrdinalIgnoreCase));
}
