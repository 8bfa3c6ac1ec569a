using System.Runtime.CompilerServices;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Mqtt;

namespace OpsCenter.Ingest.Mqtt;

/// <summary>From a PUBLISH to its answer: what a broker endpoint's handler calls.</summary>
public sealed class MqttIngest(IngestPipeline pipeline, TimeProvider time)
{
    /// <summary>Takes a publish in; completes when it is stored.</summary>
    /// <param name="topic">Topic with aliases resolved.</param>
    /// <param name="payload">Valid until the task completes.</param>
    /// <param name="device">Id of the credential.</param>
    /// <param name="qualityOfService">0 may be shed.</param>
    /// <param name="simulated">The credential belongs to a simulator.</param>
    /// <returns>
    /// Success also for what went to quarantine: it is on disk, and sending it again would not make it better. QuotaExceeded when the
    /// intake is full, ServerBusy when the store refuses; both mean "send again later".
    /// </returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<MqttReasonCode> PublishAsync(
        string topic, ReadOnlyMemory<byte> payload, string? device, byte qualityOfService, bool simulated)
    {
        var message = new IngestMessage(topic, payload, device, time.GetInstant(), simulated, Sheddable: qualityOfService == 0);
        var outcome = await pipeline.SubmitAsync(message);
        return outcome.Result switch
        {
            IngestResult.Stored or IngestResult.Quarantined => MqttReasonCode.Success,
            IngestResult.Overloaded => MqttReasonCode.QuotaExceeded,
            _ => MqttReasonCode.ServerBusy,
        };
    }
}
