using Microsoft.Extensions.Localization;
using OpsCenter.App.Resources;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Citizens;

namespace OpsCenter.App.Api.Open311;

/// <summary>Judges <c>jurisdiction_id</c>: may be left out, because one server is one jurisdiction; a foreign one is refused.</summary>
internal sealed class Open311Jurisdiction(ILiveConfig<CitizenServices> services, IStringLocalizer<Open311Texts> texts)
{
    public Open311Failure? Refuse(string? name) =>
        string.IsNullOrEmpty(name) || services.Current.Jurisdictions is not { Count: > 0 } known || known.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? null
            : new Open311Failure(StatusCodes.Status404NotFound, texts["Error.Jurisdiction", name]);
}
