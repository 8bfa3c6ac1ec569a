using System.Globalization;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Xlsx;
using OpsCenter.App.Briefings;
using OpsCenter.App.Identity;
using OpsCenter.Core.Briefings;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Briefings;

/// <summary>Briefings as JSON, PDF and workbook.</summary>
internal sealed class BriefingEndpoints(BriefingService briefings, BriefingPaper paper, BriefingWorkbook workbook, TimeProvider time)
{
    private const int TryAgainSeconds = 10;

    public Task<IResult> JsonAsync(HttpRequest request, CancellationToken cancellation) =>
        AnswerAsync(request, (briefing, _, _) => Task.FromResult<IResult>(TypedResults.Ok(BriefingJson.Of(briefing))), cancellation);

    public Task<IResult> XlsxAsync(HttpRequest request, CancellationToken cancellation) =>
        AnswerAsync(request, (briefing, address, _) => Task.FromResult<IResult>(new XlsxAnswer(address.FileName("xlsx"), workbook.Of(briefing))), cancellation);

    public Task<IResult> PdfAsync(HttpRequest request, CancellationToken cancellation) => AnswerAsync(
        request,
        async (briefing, address, language) =>
        {
            switch (await paper.PrintAsync(briefing, language, cancellation))
            {
                case BriefingPrint.Done { Pdf: var pdf }:
                    return TypedResults.File(pdf, "application/pdf", address.FileName("pdf"));
                case BriefingPrint.Busy:
                    request.HttpContext.Response.Headers.RetryAfter = TryAgainSeconds.ToString(CultureInfo.InvariantCulture);
                    return ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, "Too many papers are being printed: try again in a moment.");
                case BriefingPrint.Missing:
                    return ApiProblem.Of(
                        StatusCodes.Status503ServiceUnavailable,
                        "There is no Chromium on the server. Install chromium-headless-shell or set Briefing:Chromium; until then print the page /console/briefing with your browser: its style sheet is made for paper.");
                default:
                    return ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, "Chromium could not print it; the server's log says why. Print the page /console/briefing with your browser meanwhile.");
            }
        },
        cancellation);

    private async Task<IResult> AnswerAsync(HttpRequest request, Func<Briefing, BriefingAddress, CultureInfo, Task<IResult>> answer, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowOnly("period", "date", "area", "lang");
        var kind = parameters.Choice("period", BriefingPeriodKind.Day);
        var period = briefings.Newest(kind);
        if (parameters.Text("date") is { } date)
        {
            if (BriefingPeriod.TryParse(kind, date) is { } chosen)
            {
                period = chosen;
            }
            else
            {
                parameters.Wrong("date", "Is a local day such as 2026-11-22; of shifts with their number, 2026-11-22-2 (1 begins at 06:00, 2 at 14:00, 3 at 22:00).");
            }
        }

        if (period.Start > time.GetInstant() && !parameters.IsWrong)
        {
            parameters.Wrong("date", "That period has not begun.");
        }

        var area = parameters.Text("area");
        if (area is not null && !briefings.Knows(area))
        {
            parameters.Wrong("area", "No area has this id; GET /api/v1/areas lists them.");
        }

        var lang = parameters.Text("lang");
        if (lang is not (null or "vi" or "en"))
        {
            parameters.Wrong("lang", "Is vi or en.");
        }

        if (parameters.IsWrong)
        {
            return ApiProblem.Of(parameters);
        }

        var language = lang is null ? CultureInfo.CurrentUICulture : CultureInfo.GetCultureInfo(lang);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        return await briefings.ReadAsync(request.HttpContext.User.ToCaller(), period, area, cancellation) is { } briefing
            ? await answer(briefing, new BriefingAddress(period, briefing.Area), language)
            : ApiProblem.Of(StatusCodes.Status403Forbidden, "May not read.");
    }
}
