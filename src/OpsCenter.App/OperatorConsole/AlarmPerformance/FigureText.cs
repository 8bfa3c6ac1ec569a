using Microsoft.Extensions.Localization;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.App.Resources;
using OpsCenter.Core.Alarms.Performance;

namespace OpsCenter.App.OperatorConsole.AlarmPerformance;

/// <summary>Figures of the alarm system in words.</summary>
internal sealed class FigureText(IStringLocalizer<ConsoleTexts> texts)
{
    public static string Value(AlarmFigure figure) => Value(figure, figure.Value);

    /// <summary>E.g. "mục tiêu: không quá 150, chấp nhận đến 300".</summary>
    public string Target(AlarmFigure figure)
    {
        var bound = figure.Kind switch
        {
            AlarmFigureKind.FloodShare or AlarmFigureKind.Standing or AlarmFigureKind.Stale => "Performance.Below",
            AlarmFigureKind.InTime => "Performance.AtLeast",
            _ => "Performance.AtMost",
        };
        var target = texts[bound, Value(figure, figure.Target)];
        return figure.Tolerable.Equals(figure.Target) ? target : $"{target}; {texts[figure.Kind == AlarmFigureKind.InTime ? "Performance.TolerableFrom" : "Performance.TolerableTo", Value(figure, figure.Tolerable)]}";
    }

    /// <summary>One advice as a sentence with its figures.</summary>
    public string Advice(AlarmAdvice advice)
    {
        var sentence = texts[$"Advice.{advice.Kind}", Figure.Count(advice.Count), Figure.Count(advice.Of), Figure.Span(advice.Time), advice.Cause ?? ""];
        return advice.Deadband is { } deadband ? $"{sentence} {texts["Advice.OrDeadband", $"{Figure.Value(deadband)} {advice.Unit}".TrimEnd()]}" : sentence;
    }

    public static string Percent(double share) => $"{Figure.Value(Math.Round(share * 100, 1))} %";

    private static string Value(AlarmFigure figure, double? value) => value switch
    {
        null => Figure.Count(null),
        { } share when figure.IsShare => Percent(share),
        { } number => Figure.Value(Math.Round(number, 1)),
    };
}
