namespace OpsCenter.Core.Kpis.Domain;

/// <summary>How much longer a road takes than when it is free.</summary>
/// <param name="ExtraPercent">Extra travel time against free flow in percent, 0 and more: the "congestion level" of the TomTom Traffic Index.</param>
/// <param name="TravelTime">Over the segments that have a speed.</param>
/// <param name="FreeTravelTime">The same segments at free flow.</param>
/// <param name="Coverage">Share of the road's length that was measured, 0 to 1.</param>
public sealed record Congestion(double ExtraPercent, TimeSpan TravelTime, TimeSpan FreeTravelTime, double Coverage)
{
    /// <summary>A standing queue would take for ever; as slow as one can push a motorbike.</summary>
    private const double LeastSpeedKmH = 2;

    /// <summary>With so few vehicles a speed of zero means that none passed, not that all stand.</summary>
    private const double EmptyOccupancyPercent = 5;

    private const double Percent = 100;

    public CongestionLevel Level => (Percent / (1 + (ExtraPercent / Percent))) switch
    {
        > 85 => CongestionLevel.Free,
        > 67 => CongestionLevel.Light,
        > 50 => CongestionLevel.Moderate,
        > 40 => CongestionLevel.Heavy,
        > 30 => CongestionLevel.VeryHeavy,
        _ => CongestionLevel.Jam,
    };

    /// <summary>Null where no segment has a speed. Faster than free flow counts as free flow, so that one empty segment does not hide a queue.</summary>
    public static Congestion? Of(IEnumerable<RoadSegment> road)
    {
        double hours = 0, freeHours = 0, measured = 0, total = 0;
        foreach (var segment in road)
        {
            total += segment.LengthKm;
            if (SpeedOf(segment) is not { } speed)
            {
                continue;
            }

            measured += segment.LengthKm;
            hours += segment.LengthKm / speed;
            freeHours += segment.LengthKm / segment.FreeFlowKmH;
        }

        return measured > 0
            ? new Congestion((hours - freeHours) / freeHours * Percent, TimeSpan.FromHours(hours), TimeSpan.FromHours(freeHours), measured / total)
            : null;
    }

    private static double? SpeedOf(RoadSegment segment)
    {
        var empty = segment.OccupancyPercent < EmptyOccupancyPercent;
        return segment.SpeedKmH switch
        {
            null or <= 0 when empty => segment.FreeFlowKmH,
            null or double.NaN => null,
            { } speed => Math.Clamp(speed, Math.Min(LeastSpeedKmH, segment.FreeFlowKmH), segment.FreeFlowKmH),
        };
    }
}
