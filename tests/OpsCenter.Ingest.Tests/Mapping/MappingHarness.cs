using System.Text;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.LineProtocol;
using OpsCenter.Ingest.Mapping;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Series;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Ingest.Tests.Pipeline;

namespace OpsCenter.Ingest.Tests.Mapping;

/// <summary>Decodes payloads by a configuration, without a pipeline.</summary>
internal sealed class MappingHarness
{
    private readonly TopicDecoder _decoder;

    /// <param name="configuration">To decode by.</param>
    /// <param name="maxSeries">Limit of series.</param>
    /// <param name="memory">What an earlier configuration's messages left; null for a fresh process.</param>
    public MappingHarness(IngestConfiguration configuration, int maxSeries = 10_000, DeviceMemory? memory = null)
    {
        var interner = new SeriesInterner(maxSeries);
        var lines = new LineProtocolDecoder(
            new LineSeriesSource(new PipelineHarness.FixedConfig<FieldCatalogue>(configuration.Fields), interner), "line");
        _decoder = new TopicDecoder(new PipelineHarness.FixedConfig<IngestConfiguration>(configuration), interner, memory ?? new DeviceMemory(), lines);
    }

    /// <summary>09:00 in Vietnam.</summary>
    public static Instant Now { get; } = Instant.From(new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero));

    /// <summary>The configuration of the repository.</summary>
    public static MappingHarness Shipped() =>
        new(IngestConfigLoader.Load(Path.Combine(RepositoryFolder.Path, "ingest-config")).Configuration!);

    /// <summary>One pack with the given <c>sources</c> items (see <see cref="TemporaryConfig"/> for its fields and site).</summary>
    public static MappingHarness Of(string sources, int maxSeries = 10_000)
    {
        using var config = new TemporaryConfig();
        return new MappingHarness(config.Sources(sources).Load(), maxSeries);
    }

    public DecodedMessage Decode(string topic, string payload, string? device = null, bool simulated = false, Instant? receivedAt = null) =>
        Decode(topic, Encoding.UTF8.GetBytes(payload), device, simulated, receivedAt);

    public DecodedMessage Decode(string topic, byte[] payload, string? device = null, bool simulated = false, Instant? receivedAt = null)
    {
        var decoded = new DecodedMessage();
        _decoder.Decode(new IngestMessage(topic, payload, device, receivedAt ?? Now, simulated), decoded);
        return decoded;
    }
}
