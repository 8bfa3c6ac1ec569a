using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace OpsCenter.App.Observability;

/// <summary><c>/metrics</c>: our meters and the runtime's, in Prometheus text.</summary>
public sealed class PrometheusEndpoint : IDisposable
{
    private readonly Lock _lock = new();
    private readonly PrometheusExporter _exporter = new();
    private readonly BaseExportingMetricReader _reader;
    private readonly MeterProvider _provider;

    public PrometheusEndpoint()
    {
        _reader = new BaseExportingMetricReader(_exporter);
        _provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter("OpsCenter.*", "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel")
            .SetMaxMetricStreams(500)
            .AddReader(_reader)
            .Build();
    }

    /// <summary>Collects and formats; one caller at a time, the others wait for their own collection.</summary>
    public string Collect()
    {
        lock (_lock)
        {
            _reader.Collect();
            return _exporter.Text;
        }
    }

    /// <summary>One collection for arithmetic.</summary>
    internal MetricSnapshot Snapshot()
    {
        lock (_lock)
        {
            _reader.Collect();
            return _exporter.Snapshot;
        }
    }

    public void Dispose() => _provider.Dispose();
}
