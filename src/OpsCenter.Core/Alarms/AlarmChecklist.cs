using System.Globalization;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Alarms;

/// <summary>
/// The response of a procedure as steps to tick, one for each part between semicolons. A tick is a comment of fixed wording in the alarm's history,
/// e.g. <c>✓ 2. Đóng cống</c>, and <c>✗ 2. Đóng cống</c> takes it back: so it has a time and a name, and survives whatever the history survives.
/// </summary>
public static class AlarmChecklist
{
    private const string Done = "✓ ";
    private const string Undone = "✗ ";
    private const char Between = ';';

    /// <summary>Of both languages where they have as many parts, else of the Vietnamese alone.</summary>
    public static IReadOnlyList<LocalizedText> Steps(AlarmProcedure procedure)
    {
        var (vi, en) = (Parts(procedure.Response.Vi), Parts(procedure.Response.En));
        return [.. vi.Select((text, index) => vi.Length == en.Length ? new LocalizedText(text, en[index]) : LocalizedText.Same(text))];
    }

    /// <summary>Null where the procedure has no such step.</summary>
    public static string? Mark(AlarmProcedure procedure, int number, bool done)
    {
        var steps = Steps(procedure);
        return number < 1 || number > steps.Count
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{(done ? Done : Undone)}{number}. {steps[number - 1].Vi}");
    }

    /// <summary>Whether a comment ticks a step, rather than tells something.</summary>
    public static bool IsMark(string? comment) => NumberOf(comment) is not null;

    /// <summary>The steps as they stand since the alarm was raised last.</summary>
    /// <param name="procedure">In force.</param>
    /// <param name="history">Newest first, reaching back to the raise.</param>
    public static IReadOnlyList<AlarmStep> Of(AlarmProcedure procedure, IReadOnlyList<AlarmTransition> history)
    {
        var marks = history.TakeWhile(line => line.Kind != AlarmTransitionKind.Raised)
            .Where(line => line.Kind == AlarmTransitionKind.Commented && IsMark(line.Comment))
            .ToList();
        return [.. Steps(procedure).Select((text, index) =>
        {
            var newest = marks.Find(line => NumberOf(line.Comment) == index + 1);
            return newest?.Comment is { } comment && comment.StartsWith(Done, StringComparison.Ordinal)
                ? new AlarmStep(index + 1, text, true, newest.Who, newest.At)
                : new AlarmStep(index + 1, text, false, null, null);
        })];
    }

    private static string[] Parts(string response) => response.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int? NumberOf(string? comment)
    {
        if (comment is null || !(comment.StartsWith(Done, StringComparison.Ordinal) || comment.StartsWith(Undone, StringComparison.Ordinal)))
        {
            return null;
        }

        var rest = comment.AsSpan(Done.Length);
        var dot = rest.IndexOf('.');
        return dot > 0 && int.TryParse(rest[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
