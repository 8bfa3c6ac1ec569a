namespace OpsCenter.App.Api.OpenApi;

/// <summary>A query parameter as the document tells it: the endpoints read the query themselves, to answer all errors at once.</summary>
/// <param name="Name">As in the query.</param>
/// <param name="Description">Meaning, default, an example.</param>
/// <param name="Required">The request is refused without it.</param>
internal sealed record ApiParameter(string Name, string Description, bool Required = false)
{
    public static ApiParameter Measurement { get; } = new("measurement", "Exact measurement, e.g. river.");

    public static ApiParameter Field { get; } = new("field", "Exact field, e.g. level; absent for all.");

    public static ApiParameter Tag { get; } = new("tag.NAME", "Value that the tag NAME must have, e.g. tag.site=ben-binh; * for any value. May be given for several tags.");

    public static ApiParameter Limit { get; } = new("limit", "Most items (for queries: points) in the answer.");

    public static ApiParameter From { get; } = new("from", "Inclusive. RFC 3339, Unix milliseconds, now, or a time before now such as -1h.");

    public static ApiParameter To { get; } = new("to", "Exclusive; absent for now. Written like from.");
}
