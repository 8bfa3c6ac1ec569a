using Microsoft.Extensions.Options;

namespace OpsCenter.App.Api;

[OptionsValidator]
internal sealed partial class ApiOptionsValidator : IValidateOptions<ApiOptions>;
