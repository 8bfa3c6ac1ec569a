using OpsCenter.App.Identity;
using OpsCenter.App.Jobs;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Kpis;

/// <summary>KPIs and their jobs.</summary>
internal sealed class KpiEndpoints(KpiDesk desk, ForecastDesk forecasts, JobService jobs, TimeProvider time)
{
    public async Task<IResult> ListAsync(string? pack, HttpContext context, CancellationToken cancellation)
    {
        var all = await desk.ListAsync(context.User.ToCaller(), cancellation);
        return all is null ? Forbidden() : TypedResults.Ok(all.Where(view => pack is null || view.Kpi.Pack == pack).Select(JsonOf));
    }

    public async Task<IResult> OneAsync(string id, HttpContext context, CancellationToken cancellation) =>
        await desk.FindAsync(context.User.ToCaller(), id, cancellation) is { } view ? TypedResults.Ok(JsonOf(view)) : NotFound();

    public async Task<IResult> ForecastAsync(string id, HttpContext context, CancellationToken cancellation) =>
        await forecasts.FindAsync(context.User.ToCaller(), id, cancellation) is { } view
            ? TypedResults.Ok(KpiForecastJson.Of(view))
            : ApiProblem.Of(StatusCodes.Status404NotFound, "No KPI has this id, or it asks for no forecast ('forecast: true' in its definition).");

    public async Task<IResult> RunAsync(string id, HttpContext context, CancellationToken cancellation) =>
        Answer(await jobs.RunNowAsync(context.User.ToCaller(), id, cancellation));

    public async Task<IResult> PauseAsync(string id, JobPauseRequest body, HttpContext context, CancellationToken cancellation) =>
        Answer(await jobs.PauseAsync(context.User.ToCaller(), id, body.Reason, cancellation));

    public async Task<IResult> ResumeAsync(string id, HttpContext context, CancellationToken cancellation) =>
        Answer(await jobs.ResumeAsync(context.User.ToCaller(), id, cancellation));

    public async Task<IResult> RecomputeAsync(string id, JobSpanRequest body, HttpContext context, CancellationToken cancellation) =>
        Answer(await jobs.RecomputeAsync(context.User.ToCaller(), id, Instant.From(body.From), Instant.From(body.To), cancellation));

    private KpiJson JsonOf(KpiView view) => KpiJson.Of(view, LocalTime.Day(time.GetInstant()));

    private static IResult Answer(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Done => TypedResults.Accepted((string?)null),
        JobOutcome.Forbidden => Forbidden(),
        JobOutcome.NotFound => NotFound(),
        JobOutcome.ReasonMissing => ApiProblem.Of(StatusCodes.Status400BadRequest, "A pause needs a reason of at most 500 characters."),
        JobOutcome.WrongSpan => ApiProblem.Of(StatusCodes.Status400BadRequest, $"'to' must be after 'from', by at most {JobService.LongestRecompute.TotalDays} days."),
        JobOutcome.Paused => ApiProblem.Of(StatusCodes.Status409Conflict, "The job is paused; POST …/resume first."),
        _ => throw new InvalidOperationException($"A wish about a job cannot end as {outcome}."),
    };

    private static IResult Forbidden() => ApiProblem.Of(StatusCodes.Status403Forbidden, "Needs a role or token scope that manages jobs ('admin').");

    private static IResult NotFound() => ApiProblem.Of(StatusCodes.Status404NotFound, "No KPI has this id; GET /api/v1/kpis lists them.");
}
