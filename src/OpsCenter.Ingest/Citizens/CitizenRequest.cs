namespace OpsCenter.Ingest.Citizens;

/// <summary>How a citizen's report travels and is kept.</summary>
public static class CitizenRequest
{
    /// <summary>Topic of a report; its payload is a flat JSON object with the names of Open311, and <c>id</c> and <c>requested_datetime</c>.</summary>
    public const string Topic = "open311/v2/requests";

    /// <summary>Kind of the event.</summary>
    public const string Kind = "citizen.request";

    /// <summary>In front of a report's number in the event's id; tells our own from those polled elsewhere.</summary>
    public const string IdPrefix = "citizen-";

    /// <summary>Who reported: masked wherever events are shown, and never served back.</summary>
    public static IReadOnlyList<string> PersonalData { get; } = ["email", "first_name", "last_name", "phone", "account_id", "device_id"];
}
