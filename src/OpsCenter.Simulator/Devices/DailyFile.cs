using System.Globalization;
using System.Text;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Devices;

/// <summary>An office that leaves a CSV file once a day, and at the beginning one of the two weeks before.</summary>
/// <param name="office">Client id.</param>
/// <param name="folder">Folder below the drops.</param>
/// <param name="filedAt">Local time of day at which the file of the day is left.</param>
/// <param name="header">First line.</param>
/// <param name="lines">Lines of one day, given its local midnight; none on days off.</param>
public sealed class DailyFile(string office, string folder, TimeSpan filedAt, string header, Func<DateTimeOffset, IEnumerable<string>> lines) : IFilingDevice
{
    private const int DaysAtFirst = 14;

    /// <inheritdoc/>
    public string ClientId => office;

    /// <inheritdoc/>
    public IReadOnlyList<string> PublishFilters => [$"drop/{folder}/#"];

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Sample(DateTimeOffset at)
    {
        var last = Midnight(at - filedAt);
        return [File(last, Enumerable.Range(0, DaysAtFirst).Select(back => last.AddDays(back + 1 - DaysAtFirst)))];
    }

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Between(DateTimeOffset after, DateTimeOffset until)
    {
        for (var day = Midnight(after); day + filedAt <= until; day = day.AddDays(1))
        {
            if (day + filedAt > after && lines(day).Any())
            {
                yield return File(day, [day]);
            }
        }
    }

    /// <summary>Nothing: the first file holds it.</summary>
    public IEnumerable<SimulatedMessage> Past(DateTimeOffset after, DateTimeOffset until, TimeSpan step) => [];

    private static DateTimeOffset Midnight(DateTimeOffset at) => Shape.Local(at) - Shape.Local(at).TimeOfDay;

    private SimulatedMessage File(DateTimeOffset named, IEnumerable<DateTimeOffset> days)
    {
        var text = string.Concat(days.SelectMany(lines).Prepend(header).Select(line => line + "\n"));
        return new SimulatedMessage(string.Create(CultureInfo.InvariantCulture, $"drop/{folder}/simulated-{named:yyyy-MM-dd}"), Encoding.UTF8.GetBytes(text), QualityOfService: 0);
    }
}
