namespace OpsCenter.Core.Kpis.Domain;

/// <summary>VN_AQI of a station for an hour or a day.</summary>
/// <param name="Index">0 to 500; null where the rules allow none: see <see cref="Flags"/>.</param>
/// <param name="Dominant">The pollutant whose index it is; null without an index.</param>
/// <param name="Band">Name, colour and advice; null without an index.</param>
/// <param name="Parts">Of every pollutant that had data, worst first; O3 may be there twice (1 h and 8 h).</param>
/// <param name="Flags">Of the index and of all its parts.</param>
/// <param name="Scale">The law it was reckoned by.</param>
public sealed record AqiResult(int? Index, AirPollutant? Dominant, AqiBand? Band, IReadOnlyList<AqiPart> Parts, AqiFlags Flags, AqiScale Scale)
{
    /// <summary>Share of the hours of PM that were there, 0 to 1; of PM10 and PM2.5 the better one.</summary>
    public double Completeness { get; init; }

    /// <summary>To be marked as suspect wherever it is shown.</summary>
    public bool Suspect => (Flags & (AqiFlags.NowcastTooLow | AqiFlags.TooFewHours)) != 0;
}
