using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Access;

/// <summary>An API token as stored: only the hash of the secret is kept.</summary>
/// <param name="Name">Unique, shown and audited.</param>
/// <param name="SecretSha256">Hex SHA-256 of the 256-bit random secret; unsalted because the secret cannot be guessed.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedAt">When.</param>
public sealed record ApiToken(string Name, string SecretSha256, IReadOnlyList<TokenScope> Scopes, Instant CreatedAt);
