using OpsCenter.Storage.Influx.Http;

namespace OpsCenter.Storage.Influx;

/// <summary>Asks the configured InfluxDB whether it is there and lets us in.</summary>
public sealed class InfluxProbe
{
    private readonly InfluxClient _client;

    internal InfluxProbe(InfluxClient client) => _client = client;

    /// <summary>Null where it answers, otherwise why not, for a person.</summary>
    public Task<string?> AskAsync(CancellationToken cancellation) => _client.CheckAsync(cancellation);
}
