using System.Globalization;
using System.Text;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Identity;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Outbound;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Areas;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.Api.Areas;

/// <summary>The administrative tree, and its boundaries.</summary>
internal sealed class AreaEndpoints(ILiveConfig<IngestConfiguration> configuration, BoundaryService boundaries, TimeProvider time)
{
    public IResult List(HttpRequest request)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowOnly("at");
        var day = LocalTime.Day(time.GetInstant());
        if (parameters.Text("at") is { } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            parameters.Wrong("at", "Write a day as yyyy-MM-dd, e.g. 2025-06-30.");
        }

        var tree = configuration.Current.Places.Tree;
        return parameters.IsWrong ? ApiProblem.Of(parameters) : TypedResults.Ok(tree.At(day).Select(area => AreaJson.Of(area, tree, day)));
    }

    public async Task<IResult> PutGeometryAsync(bool? preview, HttpRequest request, CancellationToken cancellation)
    {
        if (await BoundedBody.ReadAsync(request.Body, BoundaryService.MaxBytes, cancellation) is not { } bytes)
        {
            return ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, $"At most {BoundaryService.MaxBytes / 1024} KiB. Simplify the boundaries first.");
        }

        var caller = request.HttpContext.User.ToCaller();
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\ufeff');
        if (boundaries.Preview(caller, text) is not { } judged)
        {
            return Forbidden();
        }

        IReadOnlyList<GeometryFeatureJson> features = [.. judged.Features.Select(GeometryFeatureJson.Of)];
        if (judged.Refusal is { } refusal)
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, refusal);
        }

        return preview == true ? TypedResults.Ok(new GeometryJson([], features)) : await boundaries.ImportAsync(caller, text, cancellation) switch
        {
            BoundaryOutcome.Done done => TypedResults.Ok(new GeometryJson(done.Areas, features)),
            BoundaryOutcome.Forbidden => Forbidden(),
            BoundaryOutcome.Nothing => TypedResults.Ok(new GeometryJson([], features)),
            BoundaryOutcome.Mistakes mistakes => ApiProblem.Of(StatusCodes.Status409Conflict, $"The configuration would have mistakes: {mistakes.Errors[0]}"),
            BoundaryOutcome.Refused refused => ApiProblem.Of(StatusCodes.Status400BadRequest, $"{refused.Reason} Add preview=true to see each feature."),
            var other => throw new InvalidOperationException($"An import cannot end as {other}."),
        };
    }

    private static IResult Forbidden() => ApiProblem.Of(StatusCodes.Status403Forbidden, "Needs the permission ManageAreas (administrator, token scope 'admin').");
}
