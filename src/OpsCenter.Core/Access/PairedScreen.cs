using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Access;

/// <summary>A wall display that holds a read-only key.</summary>
/// <param name="Id">Random id of the pairing.</param>
/// <param name="Name">Given at pairing, shown in the wall's corner.</param>
/// <param name="Screen">Screen of <c>screens.json</c> it opens.</param>
/// <param name="KeySha256">Hex SHA-256 of the 256-bit key in the display's cookie.</param>
/// <param name="PairedAt">When.</param>
/// <param name="PairedBy">Who typed the code.</param>
/// <param name="RevokedAt">Set once revoked; the screen goes dark within seconds.</param>
public sealed record PairedScreen(
    string Id, string Name, string Screen, string KeySha256, Instant PairedAt, string PairedBy, Instant? RevokedAt);
