using OpsCenter.Storage.Backup;

namespace OpsCenter.Storage.Tests.Backup;

/// <summary>A process that backs up and stands still in the middle, for the test to kill.</summary>
internal static class BackupChild
{
    public const string Verb = "backup";
    public const string StandsStill = "stands still";

    public static int Run(string data, string into)
    {
        new DataBackup(Source(data), new BackupFolder(into), TimeProvider.System).Run(null, new Halfway(), CancellationToken.None);
        return 0;
    }

    public static BackupSource Source(string data) => new(new DataFolder(data), Path.Combine(data, "no-config"), Path.Combine(data, "no-dashboards"), WithRelational: true, "test");

    private sealed class Halfway : IProgress<(long Read, long Of)>
    {
        public void Report((long Read, long Of) value)
        {
            if (value.Read >= value.Of / 2)
            {
                Console.Out.WriteLine(StandsStill);
                Console.Out.Flush();
                Console.In.ReadLine();
            }
        }
    }
}
