namespace OpsCenter.Storage.Influx.Http;

/// <summary>What InfluxDB said to a write. Closed: <see cref="Stored"/>, <see cref="Refused"/> or <see cref="Unavailable"/>.</summary>
internal abstract record InfluxAnswer
{
    private InfluxAnswer()
    {
    }

    /// <summary>Every line is stored.</summary>
    public sealed record Stored : InfluxAnswer;

    /// <summary>At least one line never will be; the others may be stored or not.</summary>
    /// <param name="Reason">In InfluxDB's words.</param>
    /// <param name="Dropped">Lines it says it left out, perhaps fewer than it did; 0 where it does not say.</param>
    public sealed record Refused(string Reason, int Dropped) : InfluxAnswer;

    /// <summary>The same lines may be stored later.</summary>
    /// <param name="Reason">For a person, without addresses.</param>
    public sealed record Unavailable(string Reason) : InfluxAnswer;
}
