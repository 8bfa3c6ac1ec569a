namespace OpsCenter.Storage.Embedded.Series;

/// <summary>The series of one field of one measurement: most questions are about one. Thread-safe.</summary>
internal sealed class SeriesShelf
{
    private readonly Lock _changing = new();
    private readonly HashSet<SeriesState> _series = [];

    // Made when somebody asks: thousands of series are added before anybody does.
    private SeriesState[]? _inOrder;

    /// <summary>In canonical order. Not to be changed.</summary>
    public IReadOnlyList<SeriesState> InOrder
    {
        get
        {
            lock (_changing)
            {
                return _inOrder ??= [.. _series.OrderBy(series => series.Key.Canonical, StringComparer.Ordinal)];
            }
        }
    }

    public void Add(SeriesState state)
    {
        lock (_changing)
        {
            _series.Add(state);
            _inOrder = null;
        }
    }

    public void Remove(SeriesState state)
    {
        lock (_changing)
        {
            _series.Remove(state);
            _inOrder = null;
        }
    }
}
