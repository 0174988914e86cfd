"""What past contacts, complaints and tasks of the invented bank say."""

NOTES = {
    "enquiry.balance": ("查询活期账户近三个月明细,已告知。", "Asked for last week's transactions; read out."),
    "enquiry.card_bill": ("咨询账单日与最低还款额,已解释。", "Did not understand the interest on the bill; explained."),
    "enquiry.rates": ("询问三年期定期利率,已告知并邮寄利率表。", "Asked for the three-year deposit rate."),
    "enquiry.loan": ("咨询提前还款流程,告知需提前十五天申请。", "Wants to repay early; told how."),
    "enquiry.product": ("对稳健型理财感兴趣,想先看说明书。", "Asked about funds with low risk."),
    "enquiry.e_banking": ("手机银行登录失败,指导更新后成功。", "App would not open after the update; solved."),
    "service.details": ("变更手机号码,已核对身份。", "New address taken down, letter follows."),
    "service.limit": ("申请临时额度两万元,出国使用。", "Temporary limit raised for a journey."),
    "service.instalment": ("账单分期十二期,已确认费率。", "Bill split into twelve instalments."),
    "service.pin_reset": ("网银密码锁定,核身后重置。", "Online password reset after checks."),
    "security.card_lost": ("卡片遗失,已口头挂失,新卡寄住址。", "Card lost in a taxi; blocked, new one on its way."),
    "security.disputed": ("否认一笔境外交易,已登记争议。", "Does not know a charge from abroad; dispute opened."),
    "sales.interested": ("定期即将到期,愿意了解保险产品。", "Deposit matures soon; manager to call."),
    "sales.declined": ("暂不考虑,请勿频繁来电。", "Not interested at present."),
    "follow_up.callback": ("希望客户经理周五下午回电。", "Asked to be called on Friday afternoon."),
    "complaint.chased": ("询问投诉处理进度,已告知预计答复时间。", "Asked how far the complaint is."),
    "no_contact.dropped": ("通话中断,回拨未接。", "Line dropped; no answer when called back."),
}
COMPLAINTS = (
    ("credit_card", "年费收取与申请时承诺不一致。", "退还年费并书面说明。"),
    ("e_banking", "手机银行转账失败但余额已扣。", "尽快退回款项。"),
    ("mortgage", "提前还款被收取违约金,合同未说明。", "取消违约金。"),
    ("wealth", "The risk was not explained when the product was sold.", "Wants to leave without a fee."),
    ("savings", "柜台排队两小时,态度不佳。", "要求网点负责人致歉。"),
)
TASKS = ("回电告知办理结果", "定期到期提醒", "邮寄理财产品说明书", "Call back about the limit", "核对新地址并寄出新卡")
