using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.LineProtocol;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Series;
using OpsCenter.Ingest.Trial;
using OpsCenter.Testing;

namespace OpsCenter.Ingest.Tests.Pipeline;

/// <summary>A pipeline on scripted stores that reads line protocol. The test turns the crank: nothing commits by itself.</summary>
internal sealed class PipelineHarness
{
    private IngestStatistics? _statistics;
    private MessageTap? _tap;

    public PipelineHarness(Action<IngestOptions>? configure = null, params ICommittedTelemetrySink[] sinks)
    {
        var options = new IngestOptions { CommitPacing = TimeSpan.Zero };
        configure?.Invoke(options);
        var metrics = new IngestMetrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        var interner = new SeriesInterner(options.MaxSeries);
        var decoder = new LineProtocolDecoder(new LineSeriesSource(new FixedConfig<FieldCatalogue>(FieldCatalogue.Empty), interner), "line");
        var committer = new BatchCommitter(
            Store, Quarantine, sinks, [], Statistics, metrics, Options.Create(options), Time, NullLogger<BatchCommitter>.Instance);
        Pipeline = new IngestPipeline(decoder, committer, metrics, Tap, Options.Create(options), Time, NullLogger<IngestPipeline>.Instance);
    }

    public ManualTime Time { get; } = new();

    public ScriptedStore Store { get; } = new();

    public ListQuarantine Quarantine { get; } = new();

    public IngestStatistics Statistics => _statistics ??= new(Devices);

    public DeviceTraffic Devices { get; } = new();

    public MessageTap Tap => _tap ??= new(Time);

    public IngestPipeline Pipeline { get; }

    public Task<IngestOutcome> Submit(string line, bool sheddable = false) =>
        Pipeline.SubmitAsync(new IngestMessage("line/t", Encoding.UTF8.GetBytes(line), "dev", Time.GetInstant(), Sheddable: sheddable)).AsTask();

    public Task<bool> Commit() => Pipeline.CommitNextAsync(CancellationToken.None).AsTask();

    /// <summary>Lets time pass in small steps until the task is done; how much is up to what it waits for.</summary>
    public async Task PassTimeUntil(Task task)
    {
        while (!task.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        await task;
    }

    internal sealed class FixedConfig<T>(T value) : ILiveConfig<T>
        where T : class
    {
        public event Action? Changed
        {
            add { }
            remove { }
        }

        public T Current => value;
    }
}
