using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Performance;

/// <summary>What the alarms asked of the operators on duty. Figures of EEMUA 191 and ISA-18.2. Immutable.</summary>
/// <param name="From">Begin of the first window.</param>
/// <param name="Span">Length of the range.</param>
/// <param name="Operators">On duty at the same time; at least 1.</param>
/// <param name="Windows">Calls in each window of ten minutes, counted from <paramref name="From"/>; the last one may be cut short.</param>
public sealed record AlarmLoad(Instant From, TimeSpan Span, int Operators, IReadOnlyList<int> Windows)
{
    /// <summary>More calls than this in a window, per operator, are a flood.</summary>
    public const int FloodAbove = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public int Calls { get; } = Windows.Sum();

    /// <summary>Per operator, as are the next two.</summary>
    public double PerDay => Calls / Span.TotalDays / Operators;

    public double PerHour => Calls / Span.TotalHours / Operators;

    public double PerTenMinutes => Calls / (Span / Window) / Operators;

    /// <summary>Most calls in one window, of all operators together.</summary>
    public int Busiest => Windows.Count == 0 ? 0 : Windows.Max();

    /// <summary>Null where nothing called.</summary>
    public Instant? BusiestAt => Busiest == 0 ? null : From + (Window * Windows.ToList().IndexOf(Busiest));

    public double FloodShare => Windows.Count == 0 ? 0 : (double)Windows.Count(IsFlood) / Windows.Count;

    /// <summary>In the order of time; neighbouring windows are one flood.</summary>
    public IReadOnlyList<FloodPeriod> Floods { get; } = FindFloods(From, Operators, Windows);

    public static AlarmLoad Of(IEnumerable<Instant> calls, Instant from, Instant to, int operators)
    {
        var windows = new int[(int)Math.Ceiling((to - from) / Window)];
        foreach (var at in calls.Where(at => at >= from && at < to))
        {
            windows[(at - from).Ticks / Window.Ticks]++;
        }

        return new AlarmLoad(from, to - from, operators, windows);
    }

    private bool IsFlood(int calls) => calls > FloodAbove * Operators;

    private static List<FloodPeriod> FindFloods(Instant from, int operators, IReadOnlyList<int> windows)
    {
        var floods = new List<FloodPeriod>();
        for (var index = 0; index < windows.Count; index++)
        {
            if (windows[index] <= FloodAbove * operators)
            {
                continue;
            }

            var begin = index;
            while (index + 1 < windows.Count && windows[index + 1] > FloodAbove * operators)
            {
                index++;
            }

            var inside = windows.Skip(begin).Take(index - begin + 1).ToList();
            floods.Add(new FloodPeriod(from + (Window * begin), Window * inside.Count, inside.Sum(), inside.Max()));
        }

        return floods;
    }
}
