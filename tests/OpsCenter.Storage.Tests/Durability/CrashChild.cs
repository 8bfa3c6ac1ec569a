using System.Diagnostics;
using System.Globalization;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Storage.Tests.Durability;

/// <summary>This assembly as a process of its own, and what is left when it was killed.</summary>
internal static class CrashChild
{
    public static string[] Command(params string[] arguments) =>
        [Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            "exec", typeof(CrashWriter).Assembly.Location, .. arguments];

    public static Process Start(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };

        // Its double mapping of code needs a big sparse file, which a bound on file size forbids.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>Kills it after so many batches; answers the last that it said was accepted.</summary>
    public static async Task<int> WriteAndKillAsync(string[] command, int lines, Func<int, Task>? onLine = null)
    {
        using var child = Start(command);
        var accepted = -1;
        for (var line = 0; line < lines; line++)
        {
            accepted = Parse(await child.StandardOutput.ReadLineAsync());
            await (onLine?.Invoke(line) ?? Task.CompletedTask);
        }

        child.Kill();

        // What it said before it died counts too.
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            accepted = line.Contains(' ', StringComparison.Ordinal) ? Math.Max(accepted, Parse(line)) : accepted;
        }

        await child.WaitForExitAsync();
        return accepted;
    }

    /// <summary>Everything up to the batch exactly once; the one that was under way when it died may be there, but then whole.</summary>
    public static async Task AssertStoredAsync(ITelemetryStore store, int lastBatch)
    {
        var values = new List<double>();
        var query = new RangeQuery(SeriesSelector.All, default, new Instant(long.MaxValue), null, Aggregate.Mean, TimeSpan.Zero, int.MaxValue);
        await foreach (var series in store.QueryAsync(query, CancellationToken.None))
        {
            values.AddRange(series.Points.Select(point => point.Value));
        }

        values.Sort();
        var batches = values.Count / CrashWriter.ReadingsPerBatch;
        Assert.InRange(batches, lastBatch + 1, lastBatch + 2);
        Assert.Equal(Enumerable.Range(0, batches * CrashWriter.ReadingsPerBatch).Select(number => (double)number), values);
        var events = await store.EventsAsync(new EventQuery(default, new Instant(long.MaxValue), Limit: int.MaxValue), CancellationToken.None);
        Assert.Equal(batches, events.Count);
    }

    private static int Parse(string? line)
    {
        Assert.NotNull(line);
        var words = line.Split(' ');
        Assert.Equal("Accepted", words[0]);
        return int.Parse(words[1], CultureInfo.InvariantCulture);
    }
}
