using OpsCenter.Simulator.Load;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Simulator.Tests.Load;

public sealed class LoadRunTests
{
    [PeerFact("mosquitto")]
    public async Task Run_AgainstMosquitto_EveryMessageIsAcknowledgedAndInTheLedger()
    {
        await using var server = await Mosquitto.StartAsync();
        using var folder = new TemporaryFolder();
        var ledger = Path.Combine(folder.Path, "ledger");
        var options = new LoadOptions { Port = server.Port, Devices = 40, Rate = 1000, Duration = TimeSpan.FromSeconds(1.5), Ledger = ledger };

        var report = new LoadRun(options, TimeProvider.System, TextWriter.Null).Run(CancellationToken.None);

        Assert.True(report.IsClean, report.ToText());
        Assert.Equal(1500, report.Acknowledged);
        var written = LoadLedger.Read(ledger).ToList();
        Assert.Equal(1500, written.Select(message => (message.Device, message.Sequence)).Distinct().Count());
        Assert.Equal(1500, written.Select(message => (message.Device, message.UnixNanoseconds)).Distinct().Count());
    }

    [PeerFact("mosquitto")]
    public async Task Run_ServerKilledAndStartedAgain_SendsTheRestAgainAndLosesNothing()
    {
        await using var server = await Mosquitto.StartAsync();
        var options = new LoadOptions { Port = server.Port, Devices = 20, Rate = 400, Duration = TimeSpan.FromSeconds(2), Protocol = 4 };
        using var progress = new SignalWriter("s  sent ");

        var run = Task.Factory.StartNew(
            () => new LoadRun(options, TimeProvider.System, progress).Run(CancellationToken.None), TaskCreationOptions.LongRunning);
        await progress.Seen;
        await server.KillAsync();
        await server.StartAgainAsync();
        var report = await run;

        Assert.True(report.IsClean, report.ToText());
        Assert.Equal(800, report.Acknowledged);
        Assert.True(report.Disconnects >= 20);
    }

    [PeerFact("mosquitto")]
    public async Task Run_Cancelled_MakesNoNewMessagesAndCollectsWhatIsOwed()
    {
        await using var server = await Mosquitto.StartAsync();
        var options = new LoadOptions { Port = server.Port, Devices = 10, Rate = 200, Duration = TimeSpan.FromHours(1) };
        using var progress = new SignalWriter("s  sent ");
        using var finish = new CancellationTokenSource();

        var run = Task.Factory.StartNew(() => new LoadRun(options, TimeProvider.System, progress).Run(finish.Token), TaskCreationOptions.LongRunning);
        await progress.Seen;
        await finish.CancelAsync();
        var report = await run;

        Assert.True(report.IsClean, report.ToText());
        Assert.Equal(report.Planned, report.Acknowledged);
        Assert.InRange(report.Planned, 100, 100_000);
    }

    [PeerFact("mosquitto")]
    public async Task Run_AtMostOnce_CountsWhatWasSent()
    {
        await using var server = await Mosquitto.StartAsync();
        var options = new LoadOptions { Port = server.Port, Devices = 5, Rate = 200, Duration = TimeSpan.FromSeconds(0.5), Qos = 0 };

        var report = new LoadRun(options, TimeProvider.System, TextWriter.Null).Run(CancellationToken.None);

        Assert.Equal((100, 0, 0), (report.Sent, report.Acknowledged, report.Lost));
    }

    [Fact]
    public void Run_NobodyListens_FailsAndSaysSo()
    {
        var options = new LoadOptions { Port = ServerProcess.FreePort(), Devices = 2, Rate = 10, Duration = TimeSpan.FromSeconds(1) };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        var report = new LoadRun(options, TimeProvider.System, TextWriter.Null).Run(limit.Token);

        Assert.False(report.IsClean);
        Assert.NotNull(report.Failure);
        Assert.Equal(0, report.Sent);
    }

    /// <summary>Tells when a text was written.</summary>
    private sealed class SignalWriter(string text) : StringWriter
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Seen => _seen.Task;

        public override void WriteLine(string? value)
        {
            if (value?.Contains(text, StringComparison.Ordinal) == true)
            {
                _seen.TrySetResult();
            }
        }
    }
}
