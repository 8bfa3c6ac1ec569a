using System.Globalization;
using System.Text;
using OpsCenter.App.Api.Alarms;

namespace OpsCenter.App.Verbs;

/// <summary>A backtest's answer as lines for a person.</summary>
internal static class BacktestText
{
    public static string Of(BacktestJson told)
    {
        var text = new StringBuilder();
        Line(text, $"{told.Rule}, {(told.Draft ? "the draft" : "as it is in force")}, {told.From} to {told.To}");
        Line(text, $"  {told.Readings} readings of {told.Series} series{(told.Incomplete ? "; some could not be read, so there may be more alarms" : "")}");
        Line(text, $"  {told.Alarms} alarms ({string.Join(", ", told.BySeverity.Where(pair => pair.Value > 0).Select(pair => $"{pair.Value} {pair.Key}"))})");
        Line(text, $"  {told.Load.Calls} calls, {told.Load.PerDay:0.##} a day; one operator deals with {told.Load.BudgetPerDay:0} a day of all rules together");
        Line(text, $"  busiest ten minutes: {told.Load.Busiest}{(told.Load.BusiestAt is { } at ? $" from {at}" : "")}; more than ten calls in {told.Load.Floods} of {told.Load.Windows} windows");
        if (told.Difference is { } difference)
        {
            Line(text, $"  the rule in force: {difference.InForce} alarms, {difference.InForceCalls} calls");
            Line(text, $"  only the draft raises {difference.Added}, only the rule in force {difference.Gone}; {difference.Worse} become worse, {difference.Milder} milder");
            List(text, "+", difference.ListedAdded);
            List(text, "-", difference.ListedGone);
        }
        else
        {
            List(text, " ", told.Listed);
        }

        return text.ToString();
    }

    private static void List(StringBuilder text, string mark, IReadOnlyList<BacktestAlarmJson> alarms)
    {
        foreach (var alarm in alarms)
        {
            var where = alarm.Tags.GetValueOrDefault("site") ?? alarm.Tags.GetValueOrDefault("device") ?? string.Join(' ', alarm.Tags.Values);
            Line(text, $"{mark} {alarm.RaisedAt}\t{alarm.ClearedAt ?? "still"}\t{alarm.Severity}\t{where}\tpeak {alarm.Peak} (limit {alarm.Limit})");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
