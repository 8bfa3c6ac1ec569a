using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Api.Csv;
using OpsCenter.App.Identity;
using OpsCenter.App.Resources;
using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.AlarmPerformance;

/// <summary>What the page at the same address shows, as a table: figures, then rules, then alarms.</summary>
internal static class PerformanceExport
{
    public const string Path = "/console/alarm-performance/export";
    private const string Header = "part,name,value,previous,target,verdict,share,remark";

    public static void MapPerformanceExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Path, WriteAsync).RequireAuthorization(AccessPolicies.Console).ExcludeFromDescription();

    private static async Task<IResult> WriteAsync(
        HttpContext context, string? range, int? operators, [FromServices] AlarmPerformanceService performance, [FromServices] IStringLocalizer<ConsoleTexts> texts,
        [FromServices] TimeProvider time)
    {
        var address = PerformanceAddress.Of(range, operators);
        var (caller, to, span) = (context.User.ToCaller(), time.GetInstant(), address.Span);
        if (await performance.ReadAsync(caller, to - span, to, address.Operators, context.RequestAborted) is not { } report
            || await performance.ReadAsync(caller, to - span - span, to - span, address.Operators, context.RequestAborted) is not { } before)
        {
            return TypedResults.Forbid();
        }

        context.Response.Headers.ContentDisposition = "attachment; filename=\"alarm-performance.csv\"";
        return new CsvAnswer(Header, Rows(report, before, new FigureText(texts)).ToAsyncEnumerable());
    }

    private static IEnumerable<string> Rows(AlarmPerformanceReport report, AlarmPerformanceReport before, FigureText words)
    {
        foreach (var (now, earlier) in AlarmFigure.Of(report).Zip(AlarmFigure.Of(before)))
        {
            yield return Row("figure", now.Kind.ToString(), Number(now.Value), Number(earlier.Value), Number(now.Target), now.Verdict.ToString(), "", "");
        }

        foreach (var (severity, calls) in report.Severities.OrderBy(pair => pair.Key))
        {
            yield return Row("severity", severity.ToString(), Number(calls), Number(before.Severities[severity]), "", "", Number(report.ShareOf(severity)), "");
        }

        foreach (var rule in report.Rules)
        {
            yield return Row("rule", rule.RuleId, Number(rule.Calls), "", "", "", Number(rule.Share), string.Join(' ', rule.Advice.Select(words.Advice)));
        }

        foreach (var (part, sources) in new[] { ("alarm", report.Sources), ("stale", report.Stale), ("chattering", report.Chattering) })
        {
            foreach (var source in sources)
            {
                yield return Row(part, source.AlarmId, Number(source.Calls), "", "", "", Number(source.Share), source.Title.ToString());
            }
        }
    }

    private static string Row(string part, string name, string value, string previous, string target, string verdict, string share, string remark) =>
        $"{part},{CsvCell.Text(name)},{value},{previous},{target},{verdict},{share},{CsvCell.Text(remark)}";

    private static string Number(double? value) => value is { } number ? Math.Round(number, 4).ToString(CultureInfo.InvariantCulture) : "";
}
