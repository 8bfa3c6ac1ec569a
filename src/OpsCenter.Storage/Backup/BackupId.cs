using System.Globalization;

namespace OpsCenter.Storage.Backup;

/// <summary>Names of generations: their moment, so that the order of names is the order of time.</summary>
internal static class BackupId
{
    public static string Of(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
}
