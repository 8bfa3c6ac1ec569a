using OpsCenter.Core.Alarms;
using OpsCenter.Core.Live;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Live.Views;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>
/// A dashboard in a past made present: a live state, an alarm board and the same view as the live one, fed in the order of time. Goes forward only;
/// for an earlier moment open another. One caller at a time.
/// </summary>
/// <remarks>
/// It shows a reading from its own time on, although a late one was not known then; an event shows what is known of it now.
/// Bounded: it follows only series that the dashboard shows, at most <see cref="MaxSeries"/>.
/// </remarks>
public sealed class ReplayView
{
    /// <summary>Further series are not followed.</summary>
    public const int MaxSeries = 20_000;

    private const int MaxTransitions = 1_000;
    private const int SeedEvents = 2_000;
    private static readonly TimeSpan EventsBack = TimeSpan.FromDays(7);
    private static readonly TimeSpan LeastStep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostStep = TimeSpan.FromMinutes(1);

    private readonly LiveState _state = new(MaxSeries);
    private readonly ReplaySubject _subject;
    private readonly ReplayBoard _board;
    private readonly DashboardView _view;
    private readonly TimeSpan _step;
    private readonly Queue<AlarmTransition> _coming = new();
    private ReplayPages _pages = null!;
    private ReplayPage _page;
    private int _reading;
    private int _event;
    private bool _journalRead = true;

    private ReplayView(ReplaySubject subject, Instant at)
    {
        (_subject, Now) = (subject, at);
        _board = new ReplayBoard(subject);
        _page = new ReplayPage(at, [], []);
        var sources = new LiveSources(_state, _board, subject.Fields, subject.Places, new PastStore(subject.Past.Store, at));
        _view = new DashboardView(subject.Dashboard, subject.Variables, sources, subject.UtcOffset);
        _step = _view.ShortestWindow is { } window && window < MostStep ? window > LeastStep ? window : LeastStep : MostStep;
    }

    /// <summary>The moment shown.</summary>
    public Instant Now { get; private set; }

    /// <summary>What <see cref="Step"/> can reach without reading again.</summary>
    public Instant LoadedTo => _page.To;

    /// <summary>Series it follows.</summary>
    public int Series { get; private set; }

    public LiveLayout Layout => _view.Layout;

    public IReadOnlyList<TileState> Tiles => _view.Whole;

    public AlarmStrip Strip => _view.Strip;

    public bool Simulated => _view.Simulated;

    /// <summary>Where a tile's value comes from and what judges it, at the moment shown; null where it shows no value.</summary>
    public TileDetail? Explain(string tile) => _view.Explain(tile, Now);

    /// <summary>The dashboard as it stood at the moment.</summary>
    public static async Task<ReplayView> OpenAsync(ReplaySubject subject, Instant at, CancellationToken cancellation)
    {
        var replay = new ReplayView(subject, at);
        var series = new SeriesSet(await replay.WantedAsync(cancellation));
        replay.Series = series.Keys.Count;
        replay._pages = new ReplayPages(subject.Past.Store, series);
        await new ReplaySeed(subject.Past.Store, series, subject.UtcOffset).FillAsync(replay._state, at, cancellation);
        var events = await subject.Past.Store.EventsAsync(
            new EventQuery(at - EventsBack, new Instant(at.UnixNanoseconds + 1), Limit: SeedEvents), cancellation);
        replay._state.Events.Add(events);
        await replay.SeedAlarmsAsync(cancellation);
        await replay._view.SeedAsync(at, cancellation);
        replay._board.MoveTo(at);
        replay._view.Step(at);
        return replay;
    }

    /// <summary>Reads on where <see cref="Step"/> could not get to the moment; a busy stretch may need more than one call.</summary>
    public async Task LoadAsync(Instant upTo, CancellationToken cancellation)
    {
        if (_reading >= _page.Readings.Count && _event >= _page.Events.Count && upTo > _page.To)
        {
            _page = await _pages.ReadAsync(_page.To, upTo, cancellation);
            (_reading, _event) = (0, 0);
        }

        if (_coming.Count == 0)
        {
            var next = await _subject.Past.Alarms.AfterAsync(_board.Sequence, MaxTransitions, cancellation);
            foreach (var transition in next)
            {
                _coming.Enqueue(transition);
            }

            _journalRead = next.Count < MaxTransitions;
        }
    }

    /// <summary>Goes on to the moment, or to where it is loaded; answers what is new on the screen.</summary>
    public (IReadOnlyList<TileState>? Tiles, AlarmStrip? Alarms) Step(Instant to)
    {
        IReadOnlyList<TileState>? tiles = null;
        AlarmStrip? strip = null;
        to = to < LoadedTo ? to : LoadedTo;
        while (Now < to && !JournalRunsShort)
        {
            // A trend takes readings of a few open windows only, so long strides are walked in short ones.
            Now = Now + _step < to ? Now + _step : to;
            Feed(Now);
            var (changed, alarms) = _view.Step(Now);
            tiles = TileState.Merge(tiles, changed);
            strip = alarms ?? strip;
        }

        return (tiles, strip);
    }

    private void Feed(Instant to)
    {
        var readings = new List<Reading>();
        for (; _reading < _page.Readings.Count && _page.Readings[_reading].Time <= to; _reading++)
        {
            readings.Add(_page.Readings[_reading]);
        }

        var events = new List<OperationalEvent>();
        for (; _event < _page.Events.Count && _page.Events[_event].Time <= to; _event++)
        {
            events.Add(_page.Events[_event]);
        }

        if (readings.Count + events.Count > 0)
        {
            _state.OnCommitted(new CommittedBatch(readings, events, to));
        }

        while (_coming.TryPeek(out var next) && next.RecordedAt <= to)
        {
            _board.Apply(_coming.Dequeue());
        }

        _board.MoveTo(to);
    }

    /// <summary>More of the journal has to be read before going on.</summary>
    public bool JournalRunsShort => _coming.Count == 0 && !_journalRead;

    private async Task<IEnumerable<SeriesKey>> WantedAsync(CancellationToken cancellation)
    {
        // A view of its own to ask: it keeps what it is asked about, and the one shown must count only what was heard until then.
        var sources = new LiveSources(new LiveState(), _board, _subject.Fields, _subject.Places, _subject.Past.Store);
        var asked = new DashboardView(_subject.Dashboard, _subject.Variables, sources, _subject.UtcOffset);
        var all = await _subject.Past.Store.SeriesAsync(SeriesSelector.All, cancellation);
        return all.Where(asked.Wants).Take(MaxSeries);
    }

    private async Task SeedAlarmsAsync(CancellationToken cancellation)
    {
        var past = _subject.Past.Alarms;
        var sequence = await past.SequenceAtAsync(Now, cancellation);
        var lately = await past.SequenceAtAsync(Now - TimeSpan.FromMinutes(10), cancellation);
        var standing = await past.StandingAsync(sequence, cancellation);
        foreach (var transition in standing)
        {
            _board.Apply(transition);
        }

        var seen = standing.Select(transition => transition.Sequence).ToHashSet();
        foreach (var transition in await past.AfterAsync(lately, MaxTransitions, cancellation))
        {
            if (transition.Sequence <= sequence && !seen.Contains(transition.Sequence))
            {
                _board.Count(transition);
            }
        }

        _board.StartAt(sequence);
    }
}
