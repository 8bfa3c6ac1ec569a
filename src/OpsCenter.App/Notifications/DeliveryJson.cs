using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Outbox;

namespace OpsCenter.App.Notifications;

/// <summary>One line of the delivery log.</summary>
/// <param name="Id">Also the header Idempotency-Key, where it does not go in a digest.</param>
/// <param name="State">waiting, sent, failed or discarded.</param>
/// <param name="Kind">raised, escalated, eased, realarmed, chattering, settled, cleared, closed, acknowledged or commented.</param>
/// <param name="Next">Not tried before; null where it is finished.</param>
/// <param name="Digest">Idempotency-Key of the digest it goes in; null where it goes alone.</param>
public sealed record DeliveryJson(
    string Id, string Channel, string Route, string State, string Kind, long Sequence, string Alarm, LocalizedText Title, string Created, string? Next, int Attempts, string? Error,
    string? Finished, string? Digest)
{
    internal static DeliveryJson From(Delivery one) => new(
        one.Id,
        one.Channel,
        one.Route,
        NoticeJson.Name(one.State),
        NoticeJson.Name(one.Notice.Kind),
        one.Notice.Sequence,
        one.Notice.AlarmId,
        one.Notice.Title,
        Rfc3339.Format(one.CreatedAt),
        one.State == DeliveryState.Waiting ? Rfc3339.Format(one.NextAt) : null,
        one.Attempts,
        one.Error,
        one.FinishedAt is { } finished ? Rfc3339.Format(finished) : null,
        one.Digest);
}
