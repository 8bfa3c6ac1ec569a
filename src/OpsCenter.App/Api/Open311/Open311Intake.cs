using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Resources;
using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Citizens;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Push;

namespace OpsCenter.App.Api.Open311;

/// <summary>Takes citizens' reports in: the answer comes when the report is on disk.</summary>
internal sealed class Open311Intake(
    IMessageIntake intake, ILiveConfig<CitizenServices> services, Open311Access access, Open311Jurisdiction jurisdiction, IStringLocalizer<Open311Texts> texts, TimeProvider time)
{
    private const int MaxBytes = 64 * 1024;
    private static readonly JsonSerializerOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly FormOptions Bounds = new() { ValueCountLimit = 100, KeyLengthLimit = 256, ValueLengthLimit = MaxBytes, MultipartBodyLengthLimit = MaxBytes, MultipartBoundaryLengthLimit = 128 };

    public async Task<IResult> TakeAsync(HttpContext context, string format, CancellationToken cancellation)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBytes;
        }

        IFormCollection form;
        try
        {
            form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(Bounds, cancellation) : FormCollection.Empty;
        }
        catch (Exception problem) when (problem is InvalidDataException or BadHttpRequestException)
        {
            return Open311Answer.Of(new Open311Failure(StatusCodes.Status400BadRequest, texts["Error.Form"]), format);
        }

        var key = Named(form, context, "api_key");
        if ((access.Refuse(context, key, Permission.Ingest) ?? jurisdiction.Refuse(Named(form, context, "jurisdiction_id"))) is { } refusal)
        {
            return Open311Answer.Of(refusal, format);
        }

        var (report, failure) = new Open311Report(services.Current, texts).Read(form);
        if (report is null)
        {
            return Open311Answer.Of(failure!, format);
        }

        var now = time.GetUtcNow();
        var id = Open311Id.Make(now);
        report["id"] = id;
        report["requested_datetime"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var payload = Encoding.UTF8.GetBytes(report.ToJsonString(Legible));
        var outcome = await intake.SubmitAsync(new IngestMessage(CitizenRequest.Topic, payload, null, Instant.From(now), access.IsSimulated(context, key)));
        return Answer(outcome, id, context.Response, format);
    }

    /// <summary>The standard wants it in the form; some apps write it into the address.</summary>
    private static string Named(IFormCollection form, HttpContext context, string name) =>
        form[name].ToString() is { Length: > 0 } text ? text : context.Request.Query[name].ToString();

    private IResult Answer(in IngestOutcome outcome, string id, HttpResponse response, string format)
    {
        if (outcome.IsSafe)
        {
            var item = new Open311Item { { "service_request_id", id }, { "service_notice", texts["Notice.Received"].Value }, { "account_id", null } };
            return Open311Answer.Of([item], "service_requests", "request", format, StatusCodes.Status201Created);
        }

        ComeAgain.After(outcome, response);
        var code = outcome.Result == IngestResult.Overloaded ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
        return Open311Answer.Of(new Open311Failure(code, texts["Error.NotStored"]), format);
    }
}
