using Microsoft.Extensions.Options;

namespace OpsCenter.App.Dashboards;

[OptionsValidator]
internal sealed partial class EditingOptionsValidator : IValidateOptions<EditingOptions>;
