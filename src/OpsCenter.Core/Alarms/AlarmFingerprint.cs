using System.Security.Cryptography;
using System.Text;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Identity of (rule, series): the same on every machine and after every restart.</summary>
internal static class AlarmFingerprint
{
    /// <summary>32 hex digits: the first half of the SHA-256 of rule, line feed, canonical series.</summary>
    public static string Of(string ruleId, SeriesKey series)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{ruleId}\n{series.Canonical}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }
}
