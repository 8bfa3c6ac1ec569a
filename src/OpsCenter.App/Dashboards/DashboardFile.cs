using System.Security.Cryptography;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Dashboards;

/// <summary>A dashboard file as it lies on the disk.</summary>
/// <param name="Id">Its name without <c>.json</c>.</param>
/// <param name="Bytes">All of it.</param>
/// <param name="Hash">Of the bytes: who saves says which one he has seen.</param>
/// <param name="ChangedAt">Last write, by whatever tool.</param>
public sealed record DashboardFile(string Id, byte[] Bytes, string Hash, Instant ChangedAt)
{
    private const int HashBytes = 16;

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, HashBytes));
}
