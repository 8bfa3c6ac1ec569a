namespace OpsCenter.Ingest.Import;

/// <summary>How fast a run is and how long it has to go.</summary>
internal sealed class ImportPace(FileStream stored, long linesBefore, TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();
    private readonly double _shareBefore = stored.Length == 0 ? 0 : (double)stored.Position / stored.Length;

    public ImportProgress Now(ImportState state, string? waiting)
    {
        // Of the stored bytes, packed or not, for nobody knows beforehand how long the text is.
        var share = stored.Length == 0 ? 1 : (double)stored.Position / stored.Length;
        var seconds = time.GetElapsedTime(_began).TotalSeconds;
        var done = share - _shareBefore;
        var left = done > 0 && seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds * (1 - share) / done, TimeSpan.FromDays(365).TotalSeconds)) : (TimeSpan?)null;
        return new ImportProgress(state, share, seconds > 0 ? (state.Acknowledged - linesBefore) / seconds : 0, left, waiting);
    }
}
