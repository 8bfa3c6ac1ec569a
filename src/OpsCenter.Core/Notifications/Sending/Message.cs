namespace OpsCenter.Core.Notifications.Sending;

/// <summary>What goes to a channel at once.</summary>
/// <param name="Id">Idempotency key: the same at every repetition.</param>
/// <param name="Route">Route that sends it; null for what follows none.</param>
/// <param name="Notices">One, or those of a digest in their order.</param>
/// <param name="Ids">Ids of the deliveries, in the notices' order.</param>
public sealed record Message(string Id, string? Route, IReadOnlyList<Notice> Notices, IReadOnlyList<string> Ids)
{
    public static Message Of(string id, Notice notice) => new(id, null, [notice], [id]);
}
