using Microsoft.Extensions.Options;

namespace OpsCenter.Core.Incidents;

[OptionsValidator]
internal sealed partial class IncidentOptionsValidator : IValidateOptions<IncidentOptions>;
