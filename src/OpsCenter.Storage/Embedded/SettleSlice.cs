using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded;

/// <summary>Series that settle in one transaction.</summary>
internal sealed class SettleSlice(SeriesState[] series)
{
    public static readonly SettleSlice None = new([]);

    public SeriesState[] Series { get; } = series;

    /// <summary>Points of them for times whose readings retention took already.</summary>
    public int TooLate { get; set; }
}
