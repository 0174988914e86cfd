<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AgentBar</name>
    <message>
        <source>Then: {state}</source>
        <translation>随后：{state}</translation>
    </message>
    <message>
        <source>by the team lead</source>
        <translation>组长指定</translation>
    </message>
    <message>
        <source>Click to clear it and stay as you are.</source>
        <translation>点击取消，保持当前状态。</translation>
    </message>
    <message>
        <source>Clears what comes after the call</source>
        <translation>取消通话后的状态</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>My state: click to change it</source>
        <translation>我的状态：点击更改</translation>
    </message>
    <message>
        <source>Who is signed in, language, look, sound</source>
        <translation>签入者、语言、外观、声音</translation>
    </message>
</context>
<context>
    <name>CallStrip</name>
    <message>
        <source>Call</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
</context>
<context>
    <name>CardFace</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未结事项</translation>
    </message>
    <message>
        <source>Last contacts</source>
        <translation>最近交往</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有未结事项。</translation>
    </message>
    <message>
        <source>No contacts yet.</source>
        <translation>尚无交往记录。</translation>
    </message>
    <message>
        <source>{all} open, the most urgent first</source>
        <translation>{all} 项未结，最急在前</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Customer card</source>
        <translation>客户视图</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>{count} customers on this number. Who is calling?</source>
        <translation>此号码对应 {count} 位客户。是哪一位？</translation>
    </message>
    <message>
        <source>The number and what was typed do not agree. Who is calling?</source>
        <translation>号码与键入内容不一致。是哪一位？</translation>
    </message>
    <message>
        <source>Ask for the name, then choose: Ctrl+1 … Ctrl+9, or arrows and Enter.</source>
        <translation>请询问姓名后选择：Ctrl+1 … Ctrl+9，或方向键加回车。</translation>
    </message>
    <message>
        <source>▲ The number belongs to one customer, the account typed at the IVR to another. Nothing is shown until you choose, and the caller is not verified.</source>
        <translation>▲ 号码属于一位客户，IVR 键入的账号属于另一位。选择之前不显示任何内容，来电者未经核实。</translation>
    </message>
    <message>
        <source>One customer is known under this number. Who is calling?</source>
        <translation>此号码记有一位客户。请先确认来电人。</translation>
    </message>
</context>
<context>
    <name>ClosedCustomer</name>
    <message>
        <source>▲ Say why in a few words: it stands in the record.</source>
        <translation>▲ 请用几个字说明理由，理由将记录在案。</translation>
    </message>
    <message>
        <source>Why do you need this customer?</source>
        <translation>为什么需要打开该客户？</translation>
    </message>
    <message>
        <source>Choose one or type your own</source>
        <translation>选择或输入理由</translation>
    </message>
    <message>
        <source>Open the card  ·  Enter</source>
        <translation>打开客户卡  ·  Enter</translation>
    </message>
</context>
<context>
    <name>ComplaintPart</name>
    <message>
        <source>Which product?</source>
        <translation>哪个产品？</translation>
    </message>
    <message>
        <source>No complaint after all (Esc)</source>
        <translation>取消投诉 (Esc)</translation>
    </message>
    <message>
        <source>The customer complains…</source>
        <translation>客户投诉…</translation>
    </message>
    <message>
        <source>Complaint about</source>
        <translation>投诉产品</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事情经过</translation>
    </message>
    <message>
        <source>What the customer wants</source>
        <translation>客户诉求</translation>
    </message>
</context>
<context>
    <name>ConflictBand</name>
    <message>
        <source>{field}: {agent} wrote “{mine}”, meanwhile it became “{theirs}” (before: “{base}”).</source>
        <translation>{field}：{agent} 填写了“{mine}”，其间已被改为“{theirs}”（原为“{base}”）。</translation>
    </message>
    <message>
        <source>Keep “{text}”</source>
        <translation>保留“{text}”</translation>
    </message>
    <message>
        <source>The centre does not answer. Nothing is decided; try again.</source>
        <translation>中心无响应，尚未决定，请重试。</translation>
    </message>
</context>
<context>
    <name>DeskWindow</name>
    <message>
        <source>Show my day (Ctrl+B)</source>
        <translation>显示今日 (Ctrl+B)</translation>
    </message>
    <message>
        <source>Show my day</source>
        <translation>显示今日</translation>
    </message>
</context>
<context>
    <name>DetailsPage</name>
    <message>
        <source>masked: verify the caller first</source>
        <translation>已遮蔽：请先核实来电人身份</translation>
    </message>
    <message>
        <source>The centre did not take it. It is kept; see what is pending below.</source>
        <translation>中心未接受，内容已保留；请查看下方待处理项。</translation>
    </message>
    <message>
        <source>Saved. On its way to the centre.</source>
        <translation>已保存，正在送往中心。</translation>
    </message>
    <message>
        <source>Who protects and shares this customer</source>
        <translation>客户保护与共享</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>DispositionField</name>
    <message>
        <source>Most used</source>
        <translation>常用</translation>
    </message>
    <message>
        <source>Type to find, or press ↓</source>
        <translation>输入查找，或按 ↓</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Draft kept {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
    <message>
        <source>Stands in the centre.</source>
        <translation>中心已确认。</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>未保存。</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>Notes</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What the call was about</source>
        <translation>来电事由</translation>
    </message>
    <message>
        <source>Type from the first ring; every pause is kept.</source>
        <translation>从振铃起即可填写，停顿时自动保存草稿。</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>This call</source>
        <translation>本次通话</translation>
    </message>
    <message>
        <source>No call. The form opens at the first ring.</source>
        <translation>无通话。振铃时自动打开表单。</translation>
    </message>
    <message>
        <source>Back to the unsaved form {name}</source>
        <translation>回到未保存的表单 {name}</translation>
    </message>
    <message>
        <source>Save  ·  Ctrl+Enter</source>
        <translation>保存  ·  Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>HoldingLines</name>
    <message>
        <source>Contracts</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>There is more than is shown here: ask the branch.</source>
        <translation>内容未全部列出，请向网点查询。</translation>
    </message>
    <message>
        <source>balance masked</source>
        <translation>余额已遮蔽</translation>
    </message>
    <message>
        <source>{n} days past due</source>
        <translation>逾期 {n} 天</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>free {amount}</source>
        <translation>可用 {amount}</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>冻结金额</translation>
    </message>
    <message>
        <source>In arrears</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>额度</translation>
    </message>
    <message>
        <source>Next payment</source>
        <translation>下期应还</translation>
    </message>
    <message>
        <source>Payment on</source>
        <translation>还款日</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>开立日期</translation>
    </message>
    <message>
        <source>Matures</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Last movement</source>
        <translation>最近交易</translation>
    </message>
    <message>
        <source>Interest a year</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>{system}, as of {when}</source>
        <translation>{system}，截至 {when}</translation>
    </message>
    <message>
        <source>used {amount}</source>
        <translation>已用 {amount}</translation>
    </message>
    <message>
        <source>amount masked</source>
        <translation>金额已遮蔽</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签订日期</translation>
    </message>
    <message>
        <source>Drawdown {number}</source>
        <translation>借据 {number}</translation>
    </message>
    <message>
        <source>of {amount}</source>
        <translation>共 {amount}</translation>
    </message>
    <message>
        <source>{amount} in arrears</source>
        <translation>欠 {amount}</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Keypad</source>
        <translation>拨号盘</translation>
    </message>
    <message>
        <source>Tones sent</source>
        <translation>已发送按键</translation>
    </message>
    <message>
        <source>Tone {key}</source>
        <translation>按键 {key}</translation>
    </message>
</context>
<context>
    <name>KinLines</name>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系人</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>not a customer</source>
        <translation>非本行客户</translation>
    </message>
    <message>
        <source>Group {name}</source>
        <translation>集团 {name}</translation>
    </message>
    <message>
        <source>this customer: {role}</source>
        <translation>本客户：{role}</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>matures {day}</source>
        <translation>{day}到期</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Two changed</source>
        <translation>修改冲突</translation>
    </message>
    <message>
        <source>to be decided</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>营销机会</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>balance masked</source>
        <translation>余额已遮蔽</translation>
    </message>
    <message>
        <source>text masked</source>
        <translation>内容已遮蔽</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>A call rings. Unlock to answer it.</source>
        <translation>有来电。解锁后接听。</translation>
    </message>
    <message>
        <source>A call is on.</source>
        <translation>正在通话。</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>This is not your password. Try again.</source>
        <translation>密码不正确，请重试。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
</context>
<context>
    <name>LockedCallsPanel</name>
    <message>
        <source>Fetching the list…</source>
        <translation>正在获取列表…</translation>
    </message>
    <message>
        <source>The caller gave too many wrong answers. Ask the agent before you let it go on.</source>
        <translation>来电人答错次数过多。解锁前请先向座席了解情况。</translation>
    </message>
    <message>
        <source>No call of your team is locked.</source>
        <translation>本班组没有被锁定的来电。</translation>
    </message>
    <message>
        <source>{n} wrong answers</source>
        <translation>答错 {n} 次</translation>
    </message>
    <message>
        <source>Locked calls</source>
        <translation>被锁定的来电</translation>
    </message>
    <message>
        <source>Why it may go on</source>
        <translation>解锁原因</translation>
    </message>
    <message>
        <source>Unlock  ·  Enter</source>
        <translation>解锁 · 回车</translation>
    </message>
</context>
<context>
    <name>ManagerPanel</name>
    <message>
        <source>No relationship manager</source>
        <translation>无客户经理</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>拨打 {number}</translation>
    </message>
    <message>
        <source>No number</source>
        <translation>无电话号码</translation>
    </message>
    <message>
        <source>A customer on the line is put on hold first; F3 goes back to them.</source>
        <translation>通话中的客户会先被保持；按 F3 可切回客户。</translation>
    </message>
    <message>
        <source>Ask for a callback</source>
        <translation>预约客户经理回电</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>When</source>
        <translation>回电时间</translation>
    </message>
    <message>
        <source>The customer&apos;s number</source>
        <translation>客户电话</translation>
    </message>
    <message>
        <source>Call {name} back</source>
        <translation>回电给 {name}</translation>
    </message>
    <message>
        <source>Ask for it  ·  Enter</source>
        <translation>提交预约  ·  Enter</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>No customer is on the card.</source>
        <translation>当前没有客户。</translation>
    </message>
    <message>
        <source>Nobody looks after this customer.</source>
        <translation>该客户暂无客户经理。</translation>
    </message>
    <message>
        <source>Manager of {name}</source>
        <translation>{name} 的客户经理</translation>
    </message>
    <message>
        <source>They have no desk of their own: a callback goes into your list.</source>
        <translation>其未使用本系统：回电任务将记入您的列表。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Parting</name>
    <message>
        <source>You are signed out</source>
        <translation>您已签出</translation>
    </message>
    <message>
        <source>Waiting for the centre: {n}. All of it is safe on this computer and goes to the centre by itself: now, while this window is open, or when you sign in here again.</source>
        <translation>等待送达中心：{n} 项。全部安全保存在本机，会自动送达中心：本窗口打开期间即可送达，或在您下次在本机签入时送达。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Forms not saved yet: {n}. They are kept on this computer as you left them, and open when you sign in here again.</source>
        <translation>尚未保存的表单：{n}。表单已按原样保留在本机，您下次在此登录时会重新打开。</translation>
    </message>
</context>
<context>
    <name>PasswordPanel</name>
    <message>
        <source>Telephone line</source>
        <translation>话机</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>重新签入</translation>
    </message>
    <message>
        <source>The exchange wants the password of your telephone line.</source>
        <translation>话机需要密码才能签入交换机。</translation>
    </message>
    <message>
        <source>The centre refused your password: it may have been changed. What you save is kept here.</source>
        <translation>中心拒绝了您的密码，可能已被更改。您保存的内容保留在本机。</translation>
    </message>
    <message>
        <source>Telephone line&apos;s password</source>
        <translation>话机密码</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签入</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
</context>
<context>
    <name>PendingPanel</name>
    <message>
        <source>waiting</source>
        <translation>待送</translation>
    </message>
    <message>
        <source>On the way to the centre</source>
        <translation>送往中心</translation>
    </message>
    <message>
        <source>Waiting items</source>
        <translation>待送内容</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Send the chosen item again</source>
        <translation>重新发送所选内容</translation>
    </message>
    <message>
        <source>These are safe on this computer and go to the centre by themselves.</source>
        <translation>这些内容已安全存于本机，会自动送往中心。</translation>
    </message>
    <message>
        <source>Nothing waits: all that was saved stands in the centre.</source>
        <translation>没有待送内容：所有已保存的记录均在中心。</translation>
    </message>
</context>
<context>
    <name>Portrait</name>
    <message>
        <source>Customer not shown</source>
        <translation>客户信息不予显示</translation>
    </message>
    <message>
        <source>customer since {year}</source>
        <translation>{year} 年起为客户</translation>
    </message>
    <message>
        <source>Looking for the customer…</source>
        <translation>正在查找客户…</translation>
    </message>
    <message>
        <source>no manager</source>
        <translation>无客户经理</translation>
    </message>
    <message>
        <source>Manager {name}</source>
        <translation>客户经理 {name}</translation>
    </message>
    <message>
        <source>speaks {language}</source>
        <translation>使用{language}</translation>
    </message>
    <message>
        <source>best reached: {how}</source>
        <translation>首选联系：{how}</translation>
    </message>
    <message>
        <source>last rated {score} of {best}</source>
        <translation>上次评分 {score}/{best}</translation>
    </message>
    <message>
        <source>the open complaint, {product}</source>
        <translation>未结投诉（{product}）</translation>
    </message>
    <message>
        <source>Probably: {topic}</source>
        <translation>可能来意：{topic}</translation>
    </message>
    <message>
        <source>chosen at the IVR</source>
        <translation>客户按键选择</translation>
    </message>
    <message>
        <source>{chosen}, asked before</source>
        <translation>{chosen}，近期曾咨询</translation>
    </message>
    <message>
        <source>{n} contacts, last {when}</source>
        <translation>近期 {n} 次联系，最近 {when}</translation>
    </message>
    <message>
        <source>last contact {when}</source>
        <translation>最近联系 {when}</translation>
    </message>
    <message>
        <source>as of {time}, from this computer&apos;s memory</source>
        <translation>截至 {time}，来自本机留存</translation>
    </message>
    <message>
        <source>Deposits</source>
        <translation>存款</translation>
    </message>
    <message>
        <source>Credit available</source>
        <translation>可用额度</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>{label} · grade {grade}</source>
        <translation>{label} · 信用等级 {grade}</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已遮蔽</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>Sound and look</source>
        <translation>声音与外观</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Ringer</source>
        <translation>振铃</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>What the caller says, during a call</source>
        <translation>通话中来电者的音量</translation>
    </message>
    <message>
        <source>What the microphone hears, during a call</source>
        <translation>通话中麦克风的音量</translation>
    </message>
</context>
<context>
    <name>ProspectPage</name>
    <message>
        <source>The number is withheld</source>
        <translation>来电号码未显示</translation>
    </message>
    <message>
        <source>Ask who is calling. Ctrl+K finds every customer; or write down who it was.</source>
        <translation>请询问来电者。Ctrl+K 可查找所有客户；或记下来电者信息。</translation>
    </message>
    <message>
        <source>Nobody is known under this number</source>
        <translation>此号码没有已知客户</translation>
    </message>
    <message>
        <source>A customer with another telephone? Ctrl+K finds everybody. If not, write down who it was.</source>
        <translation>老客户换了电话？Ctrl+K 可查找。若不是，请记下来电者信息。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>What the caller says · Enter</source>
        <translation>客户的回答 · 回车提交</translation>
    </message>
    <message>
        <source>✓ Right  R</source>
        <translation>✓ 正确  R</translation>
    </message>
    <message>
        <source>✗ Wrong  W</source>
        <translation>✗ 错误  W</translation>
    </message>
    <message>
        <source>Another question (Down)</source>
        <translation>换一题(↓)</translation>
    </message>
    <message>
        <source>Another question</source>
        <translation>换一题</translation>
    </message>
</context>
<context>
    <name>QuietPage</name>
    <message>
        <source>▲ The customer could not be looked up</source>
        <translation>▲ 未能查到客户</translation>
    </message>
    <message>
        <source>The centre does not answer, and this computer remembers nobody under this number. Your notes are safe: write and save as always. Ctrl+K searches again.</source>
        <translation>中心无应答，本机也没有此号码的留存。您的记录安全：请照常记录和保存。Ctrl+K 重新查找。</translation>
    </message>
    <message>
        <source>No customer on screen</source>
        <translation>暂无客户</translation>
    </message>
    <message>
        <source>The card opens at the first ring. Ctrl+K finds everybody at any time.</source>
        <translation>振铃时自动打开客户视图。随时可用 Ctrl+K 查找。</translation>
    </message>
</context>
<context>
    <name>RevealPanel</name>
    <message>
        <source>Nothing can be shown on this call: verify the caller first.</source>
        <translation>本次来电不可查看：请先核实客户身份。</translation>
    </message>
    <message>
        <source>Masked again.</source>
        <translation>已重新隐藏。</translation>
    </message>
    <message>
        <source>Masked again in {seconds} s. This look is on record.</source>
        <translation>{seconds} 秒后重新隐藏。本次查看已留痕。</translation>
    </message>
    <message>
        <source>Show masked data</source>
        <translation>查看隐藏信息</translation>
    </message>
    <message>
        <source>What</source>
        <translation>查看内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>查看原因</translation>
    </message>
    <message>
        <source>Show  ·  Enter</source>
        <translation>查看 · 回车</translation>
    </message>
</context>
<context>
    <name>RowView</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Nobody found for “{text}”.</source>
        <translation>未找到“{text}”。</translation>
    </message>
    <message>
        <source>Only the first {n} are shown. Type more of it.</source>
        <translation>只显示前 {n} 位，请多输入几个字。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>拨打 {number}</translation>
    </message>
    <message>
        <source>Enter dials it</source>
        <translation>按回车拨号</translation>
    </message>
    <message>
        <source>formerly {code}</source>
        <translation>原编号 {code}</translation>
    </message>
    <message>
        <source>A customer</source>
        <translation>某位客户</translation>
    </message>
    <message>
        <source>Name, pinyin, initials, code, account, card, certificate, telephone number or its last four digits</source>
        <translation>可输入姓名、拼音、首字母、客户号、账号、卡号、证件号、电话号码或其后四位</translation>
    </message>
    <message>
        <source>Find anybody</source>
        <translation>查找客户</translation>
    </message>
</context>
<context>
    <name>SharingPanel</name>
    <message>
        <source>Customer protection</source>
        <translation>客户保护</translation>
    </message>
    <message>
        <source>Share with</source>
        <translation>共享给</translation>
    </message>
    <message>
        <source>Until, that day included</source>
        <translation>截止日期（含当日）</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Shared with</source>
        <translation>已共享给</translation>
    </message>
    <message>
        <source>Share  ·  Enter</source>
        <translation>共享  ·  Enter</translation>
    </message>
    <message>
        <source>Take back what is chosen above</source>
        <translation>收回上面选中的共享</translation>
    </message>
    <message>
        <source>The owner or their lead can share it.</source>
        <translation>客户所属人或其班长可以共享该客户。</translation>
    </message>
    <message>
        <source>Asking the centre…</source>
        <translation>正在询问中心…</translation>
    </message>
    <message>
        <source>Nobody protects this customer.</source>
        <translation>该客户未受保护。</translation>
    </message>
    <message>
        <source>Protected by {name}</source>
        <translation>受保护，所属人：{name}</translation>
    </message>
    <message>
        <source>Team {name}</source>
        <translation>班组 {name}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>截至 {day}</translation>
    </message>
    <message>
        <source>until it is taken back</source>
        <translation>收回前有效</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The phone rings and the customer is on the screen.</source>
        <translation>电话一响，客户就在眼前。</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Telephone line&apos;s password</source>
        <translation>话机密码</translation>
    </message>
    <message>
        <source>The password before this one</source>
        <translation>更改前的密码</translation>
    </message>
    <message>
        <source>Telephone line&apos;s password…</source>
        <translation>话机密码…</translation>
    </message>
    <message>
        <source>Remember me on this computer</source>
        <translation>在本机记住我</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在签入…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签入</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
</context>
<context>
    <name>StateMenu</name>
    <message>
        <source>Sign out</source>
        <translation>签出</translation>
    </message>
    <message>
        <source>After this call:</source>
        <translation>本次通话后：</translation>
    </message>
    <message>
        <source>{reason}  (up to {n} min)</source>
        <translation>{reason}（最长 {n} 分钟）</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Phone: {state}</source>
        <translation>话机：{state}</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Sound: {state}</source>
        <translation>声音：{state}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Click to choose.</source>
        <translation>点击选择。</translation>
    </message>
    <message>
        <source>Centre: {state}</source>
        <translation>中心：{state}</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>自 {time} 起</translation>
    </message>
    <message>
        <source>Needs attention: {n}</source>
        <translation>需处理：{n}</translation>
    </message>
    <message>
        <source>{n} waiting for the centre</source>
        <translation>{n} 条待送中心</translation>
    </message>
    <message>
        <source>All saved and confirmed</source>
        <translation>全部已保存并确认</translation>
    </message>
    <message>
        <source>What is saved here is safe on this computer until the centre has it. Click for the list.</source>
        <translation>保存的内容在中心确认前安全存于本机。点击查看列表。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>StripButtons</name>
    <message>
        <source>Answer</source>
        <translation>接听</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒接</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>Retrieve</source>
        <translation>取回</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>取消静音</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>拨号盘</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>关铃声</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>What is open is masked.</source>
        <translation>待办内容已遮蔽。</translation>
    </message>
    <message>
        <source>No complaint, no task, no offer yet.</source>
        <translation>暂无投诉、任务或商机。</translation>
    </message>
    <message>
        <source>The value of this customer is masked.</source>
        <translation>客户价值已遮蔽。</translation>
    </message>
    <message>
        <source>Not reckoned yet.</source>
        <translation>尚未测算。</translation>
    </message>
    <message>
        <source>Holdings</source>
        <translation>持有产品</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>交往历史</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>事务</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Somebody else?</source>
        <translation>换一位客户？</translation>
    </message>
    <message>
        <source>Choose again among the customers on this number</source>
        <translation>在此号码下的客户中重新选择</translation>
    </message>
    <message>
        <source>Show masked data</source>
        <translation>查看隐藏信息</translation>
    </message>
    <message>
        <source>Holds nothing with the bank.</source>
        <translation>在本行无持有产品。</translation>
    </message>
    <message>
        <source>What this customer holds is masked.</source>
        <translation>客户持有的产品已遮蔽。</translation>
    </message>
    <message>
        <source>Nobody else is known in this household.</source>
        <translation>没有已知的其他家庭成员。</translation>
    </message>
    <message>
        <source>Who else is in this household is masked.</source>
        <translation>家庭成员已遮蔽。</translation>
    </message>
</context>
<context>
    <name>TaskPart</name>
    <message>
        <source>Follow-up task (needed for this outcome)</source>
        <translation>后续任务（此事由必填）</translation>
    </message>
    <message>
        <source>Follow-up task</source>
        <translation>后续任务</translation>
    </message>
    <message>
        <source>By which day</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>要做什么？</translation>
    </message>
    <message>
        <source>No day yet</source>
        <translation>未定日期</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>No contacts yet.</source>
        <translation>尚无交往记录。</translation>
    </message>
    <message>
        <source>Older contacts are being fetched…</source>
        <translation>正在读取更早的交往…</translation>
    </message>
</context>
<context>
    <name>TodayColumn</name>
    <message>
        <source>Nobody known</source>
        <translation>未知客户</translation>
    </message>
    <message>
        <source>Call {number} (C)</source>
        <translation>拨打 {number} (C)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Fold away (Ctrl+B)</source>
        <translation>收起 (Ctrl+B)</translation>
    </message>
    <message>
        <source>Fold the left column away</source>
        <translation>收起左栏</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未接</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>No open task.</source>
        <translation>没有待办任务。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>No call yet today.</source>
        <translation>今日尚无通话。</translation>
    </message>
</context>
<context>
    <name>UserMenu</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Sound and look…</source>
        <translation>声音与外观…</translation>
    </message>
    <message>
        <source>Locked calls of my team…</source>
        <translation>本班组被锁定的来电…</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>锁定屏幕</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>签出</translation>
    </message>
</context>
<context>
    <name>ValueLines</name>
    <message>
        <source>Over twelve months</source>
        <translation>近十二个月</translation>
    </message>
    <message>
        <source>as of {when}</source>
        <translation>截至 {when}</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>贡献度</translation>
    </message>
    <message>
        <source>Cost to serve</source>
        <translation>服务成本</translation>
    </message>
    <message>
        <source>The seven P&apos;s</source>
        <translation>7P 分析</translation>
    </message>
    <message>
        <source>0 to 100</source>
        <translation>0 至 100 分</translation>
    </message>
    <message>
        <source>{stands} × {rate} % = {earned}</source>
        <translation>{stands} × {rate} % = {earned}</translation>
    </message>
    <message>
        <source>{many} × {each} = {spent}</source>
        <translation>{many} × {each} = {spent}</translation>
    </message>
    <message>
        <source>less cost to serve</source>
        <translation>减服务成本</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>利润</translation>
    </message>
    <message>
        <source>contribution − cost to serve</source>
        <translation>贡献度 − 服务成本</translation>
    </message>
    <message>
        <source>Tier by the rule</source>
        <translation>按规则评定的等级</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>资产</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>负债</translation>
    </message>
    <message>
        <source>VI = K · Σ(pieces × uses) ÷ (M · C)</source>
        <translation>VI = K · Σ(条数 × 使用次数) ÷ (M · C)</translation>
    </message>
    <message>
        <source>{p} × {n} uses</source>
        <translation>{p} 条 × 使用 {n} 次</translation>
    </message>
    <message>
        <source>Value of what we know</source>
        <translation>客户信息价值</translation>
    </message>
</context>
<context>
    <name>VerificationPanel</name>
    <message>
        <source>Verification</source>
        <translation>身份核实</translation>
    </message>
    <message>
        <source>Ask the centre again</source>
        <translation>重新向中心查询</translation>
    </message>
    <message>
        <source>{right} of {needed}</source>
        <translation>{right} / {needed}</translation>
    </message>
    <message>
        <source>Nobody to verify: there is no customer on this call yet.</source>
        <translation>暂无可核实的客户：本次来电尚未对应到客户。</translation>
    </message>
    <message>
        <source>The questions come when the call is answered.</source>
        <translation>接听后显示核实问题。</translation>
    </message>
    <message>
        <source>Fetching the questions…</source>
        <translation>正在获取核实问题…</translation>
    </message>
    <message>
        <source>▲ Locked for today: too many wrong answers on several calls. Ask your team lead.</source>
        <translation>▲ 今日已锁定：多次来电答错过多，请联系班组长。</translation>
    </message>
    <message>
        <source>▲ Locked for this call: {wrong} wrong answers. A team lead can unlock it.</source>
        <translation>▲ 答错 {wrong} 次，本次来电已锁定。请联系班组长解锁。</translation>
    </message>
    <message>
        <source>The call is over. The caller was not verified.</source>
        <translation>通话已结束，未完成身份核实。</translation>
    </message>
    <message>
        <source>● Verified. It holds for this customer on this call, until {time}.</source>
        <translation>● 已核实。仅限本次来电的该客户，有效至 {time}。</translation>
    </message>
    <message>
        <source>No question is left that this customer could answer.</source>
        <translation>该客户已无可用的核实问题。</translation>
    </message>
    <message>
        <source>– {question}: already shown</source>
        <translation>– {question}：已显示过</translation>
    </message>
</context>
<context>
    <name>WaitingLine</name>
    <message>
        <source>Waiting call</source>
        <translation>等待中的来电</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>返回该通话</translation>
    </message>
    <message>
        <source>Hold and answer</source>
        <translation>保持并接听</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒接</translation>
    </message>
</context>
<context>
    <name>WorkLines</name>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Tasks and callbacks</source>
        <translation>任务与回电</translation>
    </message>
    <message>
        <source>Offers and leads</source>
        <translation>商机与线索</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>信用评价</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事情经过</translation>
    </message>
    <message>
        <source>What is wanted</source>
        <translation>客户诉求</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>受理日期</translation>
    </message>
    <message>
        <source>With</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>回电</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Why now</source>
        <translation>推荐理由</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>成功概率</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>There is a credit evaluation; this call may not see it.</source>
        <translation>有信用评价，本次通话不可查看。</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation>有效至 {day}</translation>
    </message>
    <message>
        <source>Grade {grade}</source>
        <translation>等级 {grade}</translation>
    </message>
    <message>
        <source>Advised limit</source>
        <translation>建议额度</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>综合评价</translation>
    </message>
    <message>
        <source>Evaluated by</source>
        <translation>评价人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>text masked</source>
        <translation>内容已遮蔽</translation>
    </message>
</context>
<context>
    <name>WrapBar</name>
    <message>
        <source>Extend</source>
        <translation>延长</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Longer wrap-up ({key})</source>
        <translation>延长话后处理 ({key})</translation>
    </message>
    <message>
        <source>End the wrap-up now ({key})</source>
        <translation>立即结束话后处理 ({key})</translation>
    </message>
    <message>
        <source>Extend the wrap-up</source>
        <translation>延长话后处理</translation>
    </message>
    <message>
        <source>End the wrap-up</source>
        <translation>结束话后处理</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>{s} s</source>
        <translation>{s} 秒</translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation>{m} 分 {s} 秒</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} 小时 {m} 分</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>{n} 秒前</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>{n} 分钟前</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>{n} 小时前</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>{n} 天前</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy-MM-dd</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>{n} days overdue</source>
        <translation>逾期 {n} 天</translation>
    </message>
    <message>
        <source>due yesterday</source>
        <translation>昨天到期</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>due tomorrow</source>
        <translation>明天到期</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day}到期</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Notes kept on this computer. Not saved yet.</source>
        <translation>记录已留存在本机，尚未保存。</translation>
    </message>
    <message>
        <source>Saved. On its way to the centre.</source>
        <translation>已保存，正在送往中心。</translation>
    </message>
    <message>
        <source>Saved. Goes to the centre when it is back ({waiting} waiting).</source>
        <translation>已保存。中心恢复后自动送达（{waiting} 条待送）。</translation>
    </message>
    <message>
        <source>Saved, and confirmed by the centre.</source>
        <translation>已保存，中心已确认。</translation>
    </message>
    <message>
        <source>Saved here, but the centre did not take it. It is kept: see what waits.</source>
        <translation>已存本机，但中心未接收。记录仍在：请查看待送列表。</translation>
    </message>
    <message>
        <source>Not saved. Your text is still here.</source>
        <translation>未保存。您的文字仍在。</translation>
    </message>
    <message>
        <source>The disk is full. What was saved is safe. Free some space and try again.</source>
        <translation>磁盘已满。已保存的内容安全。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>This computer cannot write its journal. What was saved is safe; tell IT.</source>
        <translation>本机日志无法写入。已保存的内容安全；请告知科技部门。</translation>
    </message>
    <message>
        <source>Tellerline already runs on this computer. Use the open window, or close it first.</source>
        <translation>Tellerline 已在本机运行。请使用已打开的窗口，或先将其关闭。</translation>
    </message>
    <message>
        <source>The key does not open this computer&apos;s journal. What is in it is kept. Tell IT: they hold its copy.</source>
        <translation>密钥无法打开本机日志。其中内容完好。请告知科技部门：他们存有副本。</translation>
    </message>
    <message>
        <source>The journal&apos;s folder is on a network drive, which can lose it. Tell IT to choose a local one.</source>
        <translation>日志文件夹在网络盘上，可能丢失。请科技部门改到本机磁盘。</translation>
    </message>
    <message>
        <source>This computer&apos;s journal is damaged. It is left as it is. Tell IT before you do anything else.</source>
        <translation>本机日志已损坏，现状保留。请先告知科技部门，再做其他操作。</translation>
    </message>
    <message>
        <source>A newer Tellerline wrote this computer&apos;s journal. It is safe. Tell IT to update this program.</source>
        <translation>本机日志由更新版本写入，内容安全。请科技部门升级本程序。</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写。</translation>
    </message>
    <message>
        <source>Choose what the call was about.</source>
        <translation>请选择来电事由。</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>Too long: please shorten it.</source>
        <translation>内容过长，请精简。</translation>
    </message>
    <message>
        <source>This day has passed: choose a later one.</source>
        <translation>日期已过，请另选。</translation>
    </message>
    <message>
        <source>This outcome needs a follow-up task with a date.</source>
        <translation>此事由须登记后续任务及日期。</translation>
    </message>
    <message>
        <source>Choose the day.</source>
        <translation>请选择日期。</translation>
    </message>
    <message>
        <source>Say what is to be done.</source>
        <translation>请写明要做什么。</translation>
    </message>
    <message>
        <source>This looks like a card number: leave it out, it must not be written here.</source>
        <translation>疑似卡号：请删去，此处不得记录。</translation>
    </message>
    <message>
        <source>The call is still going on: save when it has ended.</source>
        <translation>通话尚未结束：请在结束后保存。</translation>
    </message>
    <message>
        <source>The disk is full. Your text is still here: free some space, save again.</source>
        <translation>磁盘已满。您的文字仍在：请腾出空间后再保存。</translation>
    </message>
    <message>
        <source>It could not be written. Your text is still here: save again.</source>
        <translation>未能写入。您的文字仍在：请再次保存。</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>已注册</translation>
    </message>
    <message>
        <source>Registering</source>
        <translation>正在注册</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The exchange refused the line&apos;s password. Click the phone&apos;s light to type it again.</source>
        <translation>交换机拒绝了话机密码。请点击电话指示灯重新输入。</translation>
    </message>
    <message>
        <source>The centre refused your sign-in. What you save is kept here. Click the centre&apos;s light to sign in.</source>
        <translation>中心拒绝了您的签入。您保存的内容保留在本机。请点击中心指示灯重新签入。</translation>
    </message>
    <message>
        <source>The centre&apos;s certificate is not trusted: nothing is sent. What you save is kept here; tell IT.</source>
        <translation>中心的证书不受信任，未发送任何内容。您保存的内容保留在本机，请告知科技部门。</translation>
    </message>
    <message>
        <source>The centre refused your sign-in: click its light. You can write and save.</source>
        <translation>中心拒绝了您的签入，请点击其指示灯。您可以照常填写和保存。</translation>
    </message>
    <message>
        <source>The centre&apos;s certificate is not trusted. You can write and save; tell IT.</source>
        <translation>中心的证书不受信任。您可以照常填写和保存，请告知科技部门。</translation>
    </message>
    <message>
        <source>protected: opens on their call</source>
        <translation>客户保护：其来电时可打开</translation>
    </message>
    <message>
        <source>This computer has no keyring, so your password was not remembered. You are signed in all the same.</source>
        <translation>本机没有密钥环，因此未记住您的密码。您已照常签入。</translation>
    </message>
    <message>
        <source>The centre answers again. What waited here is on its way.</source>
        <translation>中心已恢复应答。等待的内容正在送达。</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is nearly full. What you save is safe; free some space, or tell IT.</source>
        <translation>本机磁盘即将写满。您保存的内容是安全的，请清理空间或告知科技部门。</translation>
    </message>
    <message>
        <source>The log cannot be written. Everything else works; tell IT (“tellerline doctor” names the folder).</source>
        <translation>无法写入运行日志，其他功能正常。请告知科技部门（“tellerline doctor”会指出文件夹）。</translation>
    </message>
    <message>
        <source>Your choice holds until you sign out: the folder for settings cannot be written. Tell IT.</source>
        <translation>您的选择仅在签出前有效：设置文件夹无法写入。请告知科技部门。</translation>
    </message>
    <message>
        <source>Something in the program failed. Your notes are safe. Tell IT: a report lies in the log&apos;s folder.</source>
        <translation>程序出现故障，您的记录是安全的。请告知科技部门：日志文件夹中有一份报告。</translation>
    </message>
    <message>
        <source>A call is going on. Hang up first (F4), then close.</source>
        <translation>正在通话。请先挂断 (F4)，再关闭。</translation>
    </message>
    <message>
        <source>The time for this reason is nearly over.</source>
        <translation>此原因的时限即将到期。</translation>
    </message>
    <message>
        <source>The time for this reason is over. Choose Ready, or another reason.</source>
        <translation>此原因的时限已到。请选择就绪或其他原因。</translation>
    </message>
    <message>
        <source>Something saved here has not reached the centre for two minutes. It is safe; tell IT.</source>
        <translation>有已保存的内容两分钟内未送达中心。内容是安全的，请告知科技部门。</translation>
    </message>
    <message>
        <source>The keyring did not keep your password. You are signed in all the same.</source>
        <translation>密钥环未能保存您的密码。您已照常签入。</translation>
    </message>
    <message>
        <source>The exchange does not answer. Calls cannot reach you; trying again.</source>
        <translation>交换机无应答，来电无法接入；正在重试。</translation>
    </message>
    <message>
        <source>This hour is past: choose a later one.</source>
        <translation>该时间已过，请选择稍后的时间。</translation>
    </message>
    <message>
        <source>Write what it is about.</source>
        <translation>请填写事由。</translation>
    </message>
    <message>
        <source>A card number must not stand here. Its last four digits may.</source>
        <translation>此处不得填写完整卡号，可只写后四位。</translation>
    </message>
    <message>
        <source>Nobody looks after this customer: there is nobody to ask.</source>
        <translation>该客户暂无客户经理，无法预约回电。</translation>
    </message>
    <message>
        <source>The folder for the journal cannot be written. Nothing is lost. Tell IT: “tellerline doctor” names it.</source>
        <translation>本机日志的文件夹无法写入。未丢失任何内容。请告知科技部门：“tellerline doctor”会指出该文件夹。</translation>
    </message>
    <message>
        <source>The exchange&apos;s certificate is not trusted. No call is made: tell IT.</source>
        <translation>交换机证书不受信任，不进行通话：请告知科技部门。</translation>
    </message>
    <message>
        <source>The exchange refused this line. Tell your team lead.</source>
        <translation>交换机拒绝了此话机。请告知组长。</translation>
    </message>
    <message>
        <source>The line&apos;s password is not known here. Click the phone&apos;s light to type it.</source>
        <translation>本机没有保存话机密码。请点击电话指示灯输入。</translation>
    </message>
    <message>
        <source>The phone is starting again. Your notes are safe.</source>
        <translation>话机正在重启。您的记录安然无恙。</translation>
    </message>
    <message>
        <source>No telephone line is set. The rest of the desk works.</source>
        <translation>未设置话机。其余功能照常使用。</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>已注册</translation>
    </message>
    <message>
        <source>registering</source>
        <translation>正在注册</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>wrong password</source>
        <translation>密码错误</translation>
    </message>
    <message>
        <source>exchange does not answer</source>
        <translation>交换机无应答</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>证书不受信任</translation>
    </message>
    <message>
        <source>line refused</source>
        <translation>话机被拒</translation>
    </message>
    <message>
        <source>password missing</source>
        <translation>缺少密码</translation>
    </message>
    <message>
        <source>starting again</source>
        <translation>正在重启</translation>
    </message>
    <message>
        <source>no line set</source>
        <translation>未设置话机</translation>
    </message>
    <message>
        <source>Speaker: {speaker}. Microphone: {microphone}. Ringer: {ringer}.</source>
        <translation>扬声器：{speaker}。麦克风：{microphone}。振铃：{ringer}。</translation>
    </message>
    <message>
        <source>No speaker found. The call goes on; plug in a headset.</source>
        <translation>未找到扬声器。通话继续；请插上耳机。</translation>
    </message>
    <message>
        <source>No microphone found. The customer cannot hear you; plug in a headset.</source>
        <translation>未找到麦克风，客户听不到您；请插上耳机。</translation>
    </message>
    <message>
        <source>No sound device found. The call goes on; plug in a headset.</source>
        <translation>未找到声音设备。通话继续；请插上耳机。</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>looking for devices</source>
        <translation>正在查找设备</translation>
    </message>
    <message>
        <source>no speaker</source>
        <translation>无扬声器</translation>
    </message>
    <message>
        <source>no microphone</source>
        <translation>无麦克风</translation>
    </message>
    <message>
        <source>no headset</source>
        <translation>无耳机</translation>
    </message>
    <message>
        <source>The centre answers.</source>
        <translation>中心正常。</translation>
    </message>
    <message>
        <source>The centre does not answer. Go on working: what you save is kept here.</source>
        <translation>中心无应答。请照常工作：保存的内容留在本机。</translation>
    </message>
    <message>
        <source>The centre is older than this program. What you save is kept here; tell IT.</source>
        <translation>中心版本低于本程序。保存的内容留在本机；请告知科技部门。</translation>
    </message>
    <message>
        <source>This program is too old for the centre. What you save is kept; update it.</source>
        <translation>本程序版本过低。保存的内容不会丢失；请升级。</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>签入被拒</translation>
    </message>
    <message>
        <source>older than this program</source>
        <translation>版本低于本程序</translation>
    </message>
    <message>
        <source>this program is too old</source>
        <translation>本程序版本过低</translation>
    </message>
    <message>
        <source>The centre does not answer. You can write and save as always.</source>
        <translation>中心无应答。您可照常记录和保存。</translation>
    </message>
    <message>
        <source>The centre took too long. You can write and save as always.</source>
        <translation>中心响应超时。您可照常记录和保存。</translation>
    </message>
    <message>
        <source>The centre is older than this program. You can write and save; tell IT.</source>
        <translation>中心版本低于本程序。可照常记录和保存；请告知科技部门。</translation>
    </message>
    <message>
        <source>This program is too old for the centre. You can write and save; update it.</source>
        <translation>本程序版本过低。可照常记录和保存；请升级。</translation>
    </message>
    <message>
        <source>The centre could not answer this. You can write and save; tell IT.</source>
        <translation>中心未能答复。可照常记录和保存；请告知科技部门。</translation>
    </message>
    <message>
        <source>Too many searches within a minute. Wait a moment, then search again.</source>
        <translation>一分钟内查找过于频繁，请稍候再试。</translation>
    </message>
    <message>
        <source>Your role finds no customers.</source>
        <translation>您的角色不能查找客户。</translation>
    </message>
    <message>
        <source>customer code</source>
        <translation>客户号</translation>
    </message>
    <message>
        <source>account ending {ending}</source>
        <translation>账号尾号 {ending}</translation>
    </message>
    <message>
        <source>card ending {ending}</source>
        <translation>卡号尾号 {ending}</translation>
    </message>
    <message>
        <source>certificate number</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>number ending {ending}</source>
        <translation>电话尾号 {ending}</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>given name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>initials</source>
        <translation>拼音首字母</translation>
    </message>
    <message>
        <source>word of the name</source>
        <translation>姓名中的词</translation>
    </message>
    <message>
        <source>protected: opens with a reason</source>
        <translation>客户保护：填写理由后可打开</translation>
    </message>
    <message>
        <source>one of the bank&apos;s own people: not for your team</source>
        <translation>本行员工：您的团队无权查看</translation>
    </message>
    <message>
        <source>looked after by the VIP desk</source>
        <translation>由贵宾坐席服务</translation>
    </message>
    <message>
        <source>another branch&apos;s customer</source>
        <translation>其他分行的客户</translation>
    </message>
    <message>
        <source>not for your role</source>
        <translation>您的角色无权查看</translation>
    </message>
    <message>
        <source>The centre did not take it as it is. It is kept here; tell your team lead.</source>
        <translation>中心未接收此内容。已留存本机；请告知组长。</translation>
    </message>
    <message>
        <source>The centre holds another record under this number. Both are kept; tell IT.</source>
        <translation>中心已有同号的另一条记录。两者均保留；请告知科技部门。</translation>
    </message>
    <message>
        <source>It cannot be read any more. It is kept here; tell IT.</source>
        <translation>内容已无法读取。已留存本机；请告知科技部门。</translation>
    </message>
    <message>
        <source>You have no right to write this. It is kept here; tell your team lead.</source>
        <translation>您无权写入此内容。已留存本机；请告知组长。</translation>
    </message>
    <message>
        <source>The centre could not take it. It is kept here; tell IT.</source>
        <translation>中心未能接收。已留存本机；请告知科技部门。</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>未被接收</translation>
    </message>
    <message>
        <source>two records under one number</source>
        <translation>同号两条记录</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>无权限</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>未接收</translation>
    </message>
    <message>
        <source>Type your agent name.</source>
        <translation>请输入工号。</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>Name or password is not right. Nothing is lost: type them again.</source>
        <translation>工号或密码不正确。没有任何丢失：请重新输入。</translation>
    </message>
    <message>
        <source>The centre does not answer, so type the password you last signed in with on this computer.</source>
        <translation>中心无应答，请输入您上次在本机签入时使用的密码。</translation>
    </message>
    <message>
        <source>The centre does not answer. What was saved here is safe. Check the network and try again.</source>
        <translation>中心无应答。本机已保存的内容安全。请检查网络后重试。</translation>
    </message>
    <message>
        <source>The centre is older than this program. Tell IT: it must be migrated first.</source>
        <translation>中心版本低于本程序。请告知科技部门先升级中心。</translation>
    </message>
    <message>
        <source>This program is too old for the centre. Tell IT: it must be updated.</source>
        <translation>本程序版本过低。请科技部门升级。</translation>
    </message>
    <message>
        <source>Your password was changed. Type the one before it too, once: it opens what is kept here.</source>
        <translation>您的密码已更改。请再输入一次旧密码，以打开本机留存的内容。</translation>
    </message>
    <message>
        <source>The key of this computer&apos;s journal is missing. What is in it is kept. Tell IT: they hold its copy.</source>
        <translation>本机日志的密钥缺失。其中内容完好。请告知科技部门：他们存有副本。</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring refused. Nothing is lost. Unlock it and try again.</source>
        <translation>本机密钥环拒绝访问。没有任何丢失。请解锁后重试。</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring does not answer. It may ask for its own password in a window behind this one.</source>
        <translation>本机密钥环无应答。它可能正在后面的窗口中询问密码。</translation>
    </message>
    <message>
        <source>The centre does not answer, and it must for the first sign-in on this computer. Try again later.</source>
        <translation>中心无应答，而本机首次签入必须连接中心。请稍后重试。</translation>
    </message>
    <message>
        <source>The settings file has an error. Run “tellerline doctor”: it names the line.</source>
        <translation>设置文件有误。请运行“tellerline doctor”，它会指出所在行。</translation>
    </message>
    <message>
        <source>The centre&apos;s certificate is not trusted. Nothing was sent. Tell IT.</source>
        <translation>中心证书不受信任。未发送任何内容。请告知科技部门。</translation>
    </message>
    <message>
        <source>That did not work. What was saved is safe. Run “tellerline doctor” or tell IT.</source>
        <translation>未能成功。已保存的内容安全。请运行“tellerline doctor”或告知科技部门。</translation>
    </message>
    <message>
        <source>The call had already ended.</source>
        <translation>通话已经结束。</translation>
    </message>
    <message>
        <source>The phone cannot do that at this moment. Try again in a second.</source>
        <translation>话机此刻无法操作，请稍后再试。</translation>
    </message>
    <message>
        <source>The exchange does not allow this. The call goes on.</source>
        <translation>交换机不允许此操作。通话继续。</translation>
    </message>
    <message>
        <source>All lines are taken. End a call first.</source>
        <translation>线路全部占用。请先结束一个通话。</translation>
    </message>
    <message>
        <source>The telephone line is not signed in. The call was not made.</source>
        <translation>话机未注册，呼叫未发出。</translation>
    </message>
    <message>
        <source>A call is still on. End it before you dial.</source>
        <translation>仍在通话中。请先结束再拨号。</translation>
    </message>
    <message>
        <source>The centre does not answer. Nothing is changed; try again.</source>
        <translation>中心没有应答。没有任何更改，请重试。</translation>
    </message>
    <message>
        <source>The centre does not let you sign in. Nothing is changed.</source>
        <translation>中心拒绝您登录。没有任何更改。</translation>
    </message>
    <message>
        <source>Only the owner or their team lead shares this customer.</source>
        <translation>只有客户所属人或其班长可以共享该客户。</translation>
    </message>
    <message>
        <source>The centre knows no such agent or team, or shares with nobody of that name.</source>
        <translation>中心没有该坐席或班组，或并未共享给对方。</translation>
    </message>
    <message>
        <source>That day is past: choose a later one.</source>
        <translation>该日期已过，请选择以后的日期。</translation>
    </message>
    <message>
        <source>Say why: the reason stands in the record.</source>
        <translation>请说明理由，理由将记录在案。</translation>
    </message>
    <message>
        <source>This customer is not yours to see any more.</source>
        <translation>您已无权查看该客户。</translation>
    </message>
    <message>
        <source>This is not a number that can be dialled.</source>
        <translation>此号码无法拨打。</translation>
    </message>
    <message>
        <source>The phone could not do that. Try again.</source>
        <translation>话机未能完成操作，请重试。</translation>
    </message>
    <message>
        <source>The phone was restarted. Your notes are safe.</source>
        <translation>话机已重启。您的记录安然无恙。</translation>
    </message>
    <message>
        <source>The phone failed and starts again. Your notes are safe; the call is gone.</source>
        <translation>话机故障，正在重启。您的记录安全；通话已断。</translation>
    </message>
    <message>
        <source>The phone is back and registered.</source>
        <translation>话机已恢复并注册。</translation>
    </message>
    <message>
        <source>The phone does not start. Your notes are safe. Tell IT.</source>
        <translation>话机无法启动。您的记录安全。请告知科技部门。</translation>
    </message>
    <message>
        <source>You missed a call and are now not ready. Choose Ready when you are.</source>
        <translation>您漏接了一个来电，现为示忙。准备好后请选择就绪。</translation>
    </message>
    <message>
        <source>Your unsaved notes are back as you left them.</source>
        <translation>未保存的记录已恢复原样。</translation>
    </message>
    <message>
        <source>The centre does not answer: nobody can be verified now. The call goes on as it is.</source>
        <translation>中心无响应，暂时无法核实身份。通话可照常进行。</translation>
    </message>
    <message>
        <source>The centre does not let you sign in: nobody can be verified now.</source>
        <translation>中心拒绝登录，暂时无法核实身份。</translation>
    </message>
    <message>
        <source>The centre does not know this call: nobody can be verified on it.</source>
        <translation>中心没有本次来电的记录，无法核实身份。</translation>
    </message>
    <message>
        <source>This customer is protected and not yours to verify.</source>
        <translation>该客户受客户保护，您无权核实。</translation>
    </message>
    <message>
        <source>The bank&apos;s own people are verified by another team.</source>
        <translation>本行员工由其他班组核实。</translation>
    </message>
    <message>
        <source>This customer is verified by the VIP desk.</source>
        <translation>该客户由 VIP 专席核实。</translation>
    </message>
    <message>
        <source>This customer belongs to another branch.</source>
        <translation>该客户属于其他分行。</translation>
    </message>
    <message>
        <source>Your role does not verify customers.</source>
        <translation>您的角色无权核实客户身份。</translation>
    </message>
    <message>
        <source>The centre has no such customer any more.</source>
        <translation>中心已无该客户的记录。</translation>
    </message>
    <message>
        <source>The centre wants a reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>This customer is protected: open the card with a reason first.</source>
        <translation>该客户受保护：请先填写理由打开客户卡。</translation>
    </message>
    <message>
        <source>Not told on this call: verify the caller first.</source>
        <translation>本次来电不可查看：请先核实客户身份。</translation>
    </message>
    <message>
        <source>Only a lead of the agent&apos;s own team may do this, and nobody for themselves.</source>
        <translation>只有该座席所在班组的班组长可以操作，且不能为自己解锁。</translation>
    </message>
    <message>
        <source>Too many requests in this minute. Wait a little.</source>
        <translation>一分钟内请求过多，请稍候。</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已签出</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>正在签入</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>示忙</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>振铃</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>通话中</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>保持中</translation>
    </message>
    <message>
        <source>Wrap-up, then ready</source>
        <translation>话后处理，随后就绪</translation>
    </message>
    <message>
        <source>Wrap-up, then not ready</source>
        <translation>话后处理，随后示忙</translation>
    </message>
    <message>
        <source>Dialling</source>
        <translation>呼出中</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>小休</translation>
    </message>
    <message>
        <source>Lunch</source>
        <translation>午餐</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Coaching</source>
        <translation>辅导</translation>
    </message>
    <message>
        <source>Casework</source>
        <translation>处理工单</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>回电</translation>
    </message>
    <message>
        <source>Technical trouble</source>
        <translation>技术故障</translation>
    </message>
    <message>
        <source>just signed in</source>
        <translation>刚签入</translation>
    </message>
    <message>
        <source>call not answered</source>
        <translation>未接来电</translation>
    </message>
    <message>
        <source>call rejected</source>
        <translation>拒接来电</translation>
    </message>
    <message>
        <source>no sound device</source>
        <translation>无声音设备</translation>
    </message>
    <message>
        <source>telephone line lost</source>
        <translation>话机离线</translation>
    </message>
    <message>
        <source>centre out of reach</source>
        <translation>中心无法连接</translation>
    </message>
    <message>
        <source>screen locked</source>
        <translation>屏幕已锁</translation>
    </message>
    <message>
        <source>set by the team lead</source>
        <translation>组长设置</translation>
    </message>
    <message>
        <source>signed in elsewhere</source>
        <translation>已在别处签入</translation>
    </message>
    <message>
        <source>own call</source>
        <translation>自行外呼</translation>
    </message>
    <message>
        <source>the program was restarted</source>
        <translation>程序已重启</translation>
    </message>
    <message>
        <source>a call waits for its wrap-up</source>
        <translation>有来电尚未完成话后处理</translation>
    </message>
    <message>
        <source>The telephone line is not signed in yet.</source>
        <translation>话机尚未注册。</translation>
    </message>
    <message>
        <source>No headset: plug one in or choose a device.</source>
        <translation>没有耳机：请插上耳机或选择设备。</translation>
    </message>
    <message>
        <source>The screen is locked.</source>
        <translation>屏幕已锁定。</translation>
    </message>
    <message>
        <source>Finish the open wrap-up first.</source>
        <translation>请先完成未结束的话后处理。</translation>
    </message>
    <message>
        <source>Ready needs the telephone line</source>
        <translation>就绪前需先注册话机</translation>
    </message>
    <message>
        <source>Ready needs a headset</source>
        <translation>就绪前需接好耳麦</translation>
    </message>
    <message>
        <source>Ready needs an open screen</source>
        <translation>就绪前需先解锁屏幕</translation>
    </message>
    <message>
        <source>Ready needs the open form saved</source>
        <translation>就绪前需保存未完成的小结</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Team lead</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>Ringing there</source>
        <translation>对方振铃中</translation>
    </message>
    <message>
        <source>Put on hold by the other side</source>
        <translation>被对方保持</translation>
    </message>
    <message>
        <source>Microphone off</source>
        <translation>麦克风已关</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>通话已结束</translation>
    </message>
    <message>
        <source>The customer hung up.</source>
        <translation>客户已挂断。</translation>
    </message>
    <message>
        <source>You hung up.</source>
        <translation>您已挂断。</translation>
    </message>
    <message>
        <source>The caller gave up before you answered.</source>
        <translation>来电者在您接听前放弃。</translation>
    </message>
    <message>
        <source>Somebody else answered this call.</source>
        <translation>其他坐席已接听。</translation>
    </message>
    <message>
        <source>It rang too long without an answer.</source>
        <translation>振铃超时，无人接听。</translation>
    </message>
    <message>
        <source>You rejected this call.</source>
        <translation>您拒接了此来电。</translation>
    </message>
    <message>
        <source>The number is busy.</source>
        <translation>对方占线。</translation>
    </message>
    <message>
        <source>Nobody answered.</source>
        <translation>无人接听。</translation>
    </message>
    <message>
        <source>This number does not exist.</source>
        <translation>号码不存在。</translation>
    </message>
    <message>
        <source>The call was declined.</source>
        <translation>对方拒接。</translation>
    </message>
    <message>
        <source>The call was cancelled.</source>
        <translation>呼叫已取消。</translation>
    </message>
    <message>
        <source>The connection broke. Your notes are safe.</source>
        <translation>连接中断。您的记录安然无恙。</translation>
    </message>
    <message>
        <source>The phone failed and ended this call. Your notes are safe.</source>
        <translation>话机故障，通话已断。您的记录安然无恙。</translation>
    </message>
    <message>
        <source>Missed call</source>
        <translation>未接来电</translation>
    </message>
    <message>
        <source>Call rejected</source>
        <translation>已拒接来电</translation>
    </message>
    <message>
        <source>Wrap-up not finished</source>
        <translation>话后处理未完成</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>号码未显示</translation>
    </message>
    <message>
        <source>Unknown caller</source>
        <translation>未知来电</translation>
    </message>
    <message>
        <source>Nothing it says of itself is believed</source>
        <translation>其自称信息一律不予采信</translation>
    </message>
    <message>
        <source>⚠ Not from our exchange</source>
        <translation>⚠ 非本行交换机</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>waited {time}</source>
        <translation>等待 {time}</translation>
    </message>
    <message>
        <source>typed {claim}</source>
        <translation>键入 {claim}</translation>
    </message>
    <message>
        <source>Talked {time}.</source>
        <translation>通话 {time}。</translation>
    </message>
    <message>
        <source>transferred by {name}</source>
        <translation>由 {name} 转接</translation>
    </message>
    <message>
        <source>from queue {queue}</source>
        <translation>来自队列 {queue}</translation>
    </message>
    <message>
        <source>On hold: {name}</source>
        <translation>保持中：{name}</translation>
    </message>
    <message>
        <source>Another call waits: {name}</source>
        <translation>另有来电等待：{name}</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>one-time code</source>
        <translation>动态验证码</translation>
    </message>
    <message>
        <source>voice print</source>
        <translation>声纹</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未核验</translation>
    </message>
    <message>
        <source>○ Not identified</source>
        <translation>○ 身份未明</translation>
    </message>
    <message>
        <source>○ Number only, not checked</source>
        <translation>○ 仅凭号码，未核验</translation>
    </message>
    <message>
        <source>◐ {method} by IVR</source>
        <translation>◐ IVR 已验{method}</translation>
    </message>
    <message>
        <source>◐ Checked by IVR</source>
        <translation>◐ IVR 已核验</translation>
    </message>
    <message>
        <source>● Verified</source>
        <translation>● 已核实</translation>
    </message>
    <message>
        <source>● Verified {right} of {needed}</source>
        <translation>● 已核实 {right} / {needed}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Number of the ID document</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The customer calls from another number</source>
        <translation>客户用其他号码来电</translation>
    </message>
    <message>
        <source>A relative calls for the customer</source>
        <translation>亲属代客户来电</translation>
    </message>
    <message>
        <source>The customer&apos;s firm calls</source>
        <translation>客户所在企业来电</translation>
    </message>
    <message>
        <source>A callback was asked for</source>
        <translation>客户要求回电</translation>
    </message>
    <message>
        <source>A complaint of this customer</source>
        <translation>处理该客户的投诉</translation>
    </message>
    <message>
        <source>The customer asks for it</source>
        <translation>客户要求提供</translation>
    </message>
    <message>
        <source>To call the customer back</source>
        <translation>回电联系客户</translation>
    </message>
    <message>
        <source>To send a letter or a card</source>
        <translation>寄送信函或卡片</translation>
    </message>
    <message>
        <source>To compare it with a document</source>
        <translation>与证件资料核对</translation>
    </message>
    <message>
        <source>Fraud is suspected</source>
        <translation>疑似欺诈</translation>
    </message>
    <message>
        <source>Identity card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Hong Kong identity card</source>
        <translation>香港身份证</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Business licence</source>
        <translation>营业执照</translation>
    </message>
    <message>
        <source>Fraud risk</source>
        <translation>欺诈风险</translation>
    </message>
    <message>
        <source>Vulnerable</source>
        <translation>需特别关照</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>Deceased</source>
        <translation>已故</translation>
    </message>
    <message>
        <source>Protected customer</source>
        <translation>受保护客户</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation>潜在客户</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Silver</source>
        <translation>银卡</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>金卡</translation>
    </message>
    <message>
        <source>Platinum</source>
        <translation>白金</translation>
    </message>
    <message>
        <source>Diamond</source>
        <translation>钻石</translation>
    </message>
    <message>
        <source>Private banking</source>
        <translation>私人银行</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>Spouse</source>
        <translation>配偶</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>子女</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>父母</translation>
    </message>
    <message>
        <source>Brother or sister</source>
        <translation>兄弟姐妹</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>雇主</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>企业主</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Guarantor</source>
        <translation>担保人</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>by the number</source>
        <translation>按来电号码</translation>
    </message>
    <message>
        <source>by what was typed</source>
        <translation>按键入内容</translation>
    </message>
    <message>
        <source>by number and typed</source>
        <translation>号码与键入一致</translation>
    </message>
    <message>
        <source>by search</source>
        <translation>按搜索</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>存款</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>贷款</translation>
    </message>
    <message>
        <source>Credit line</source>
        <translation>授信额度</translation>
    </message>
    <message>
        <source>Investment</source>
        <translation>理财</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>保险</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>止付</translation>
    </message>
    <message>
        <source>Dormant</source>
        <translation>睡眠户</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结清</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>在线客服</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>信函</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>传真</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>拜访</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>incoming</source>
        <translation>呼入</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>呼出</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Being handled</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>住宅</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Call record</source>
        <translation>交往记录</translation>
    </message>
    <message>
        <source>Follow-up task</source>
        <translation>后续任务</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>New caller&apos;s card</source>
        <translation>潜在客户档案</translation>
    </message>
    <message>
        <source>Change of details</source>
        <translation>客户资料更改</translation>
    </message>
    <message>
        <source>Working time</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>Wrap-up: {time}</source>
        <translation>话后处理：{time}</translation>
    </message>
    <message>
        <source>Wrap-up time is over</source>
        <translation>话后处理时间已到</translation>
    </message>
    <message>
        <source>Wrap-up: only {time} left</source>
        <translation>话后处理：仅剩 {time}</translation>
    </message>
    <message>
        <source>Wrap-up: {time} left</source>
        <translation>话后处理：剩余 {time}</translation>
    </message>
    <message>
        <source>The empty card has text but no name: write the name, or clear it.</source>
        <translation>空白卡片上有内容但没有姓名：请填写姓名，或清空内容。</translation>
    </message>
    <message>
        <source>The wrap-up is over. What you wrote was saved as it stood.</source>
        <translation>话后处理已结束。您写的内容已按原样保存。</translation>
    </message>
    <message>
        <source>The wrap-up is over, but it could not be saved. Your text is still in the form: save it again.</source>
        <translation>话后处理已结束，但未能保存。您的文字仍在表单中：请再次保存。</translation>
    </message>
    <message>
        <source>Unsaved notes of an earlier day cannot be read by this version. They are kept here; tell IT.</source>
        <translation>此版本无法读取先前未保存的记录。内容仍保留在本机；请联系 IT。</translation>
    </message>
    <message>
        <source>The line signs in anew as soon as this call is over. The call goes on.</source>
        <translation>本次通话结束后线路会立即重新注册，通话不受影响。</translation>
    </message>
    <message>
        <source>signs in after the call</source>
        <translation>通话后重新注册</translation>
    </message>
    <message>
        <source>Joint holder</source>
        <translation>共同持有人</translation>
    </message>
    <message>
        <source>Authorised</source>
        <translation>授权人</translation>
    </message>
    <message>
        <source>Beneficiary</source>
        <translation>受益人</translation>
    </message>
    <message>
        <source>Insured</source>
        <translation>被保险人</translation>
    </message>
    <message>
        <source>Guarantee</source>
        <translation>保证</translation>
    </message>
    <message>
        <source>Mortgaged</source>
        <translation>抵押</translation>
    </message>
    <message>
        <source>Pledged</source>
        <translation>质押</translation>
    </message>
    <message>
        <source>Margin deposit</source>
        <translation>保证金</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>In their care</source>
        <translation>被监护人</translation>
    </message>
    <message>
        <source>Accountant</source>
        <translation>会计</translation>
    </message>
    <message>
        <source>Has power of attorney</source>
        <translation>受托代理人</translation>
    </message>
    <message>
        <source>Legal representative</source>
        <translation>法定代表人</translation>
    </message>
    <message>
        <source>Director</source>
        <translation>董事</translation>
    </message>
    <message>
        <source>Shareholder</source>
        <translation>股东</translation>
    </message>
    <message>
        <source>Keeps the books for</source>
        <translation>为其做账</translation>
    </message>
    <message>
        <source>Gave power of attorney</source>
        <translation>委托其代理</translation>
    </message>
    <message>
        <source>Legal representative of</source>
        <translation>任其法定代表人</translation>
    </message>
    <message>
        <source>Director of</source>
        <translation>任其董事</translation>
    </message>
    <message>
        <source>Shareholder of</source>
        <translation>持有其股份</translation>
    </message>
    <message>
        <source>Contact person of</source>
        <translation>为其联系人</translation>
    </message>
    <message>
        <source>Employs</source>
        <translation>雇用</translation>
    </message>
    <message>
        <source>Stands guarantee for</source>
        <translation>为其担保</translation>
    </message>
    <message>
        <source>Benefits from</source>
        <translation>受益于</translation>
    </message>
    <message>
        <source>Parent company</source>
        <translation>母公司</translation>
    </message>
    <message>
        <source>Subsidiary</source>
        <translation>子公司</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Contacted</source>
        <translation>已联系</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>已推荐</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>成交</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>未成交</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>还款</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Due bill</source>
        <translation>借据</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>使用语言</translation>
    </message>
    <message>
        <source>Best reached by</source>
        <translation>首选联系方式</translation>
    </message>
    <message>
        <source>Best time</source>
        <translation>方便时间</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>基本情况</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>股东情况</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>管理层</translation>
    </message>
    <message>
        <source>Finances</source>
        <translation>财务状况</translation>
    </message>
    <message>
        <source>Credit with banks</source>
        <translation>银行授信</translation>
    </message>
    <message>
        <source>Payment record</source>
        <translation>还款记录</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Related parties</source>
        <translation>关联方</translation>
    </message>
    <message>
        <source>Public record</source>
        <translation>公开记录</translation>
    </message>
    <message>
        <source>Overall judgement</source>
        <translation>综合评价</translation>
    </message>
    <message>
        <source>Advice on the limit</source>
        <translation>额度建议</translation>
    </message>
    <message>
        <source>Profiling</source>
        <translation>客户画像（Profiling）</translation>
    </message>
    <message>
        <source>Persistency</source>
        <translation>忠诚度（Persistency）</translation>
    </message>
    <message>
        <source>Profitability</source>
        <translation>盈利性（Profitability）</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>履约表现（Performance）</translation>
    </message>
    <message>
        <source>Prospecting</source>
        <translation>潜在需求（Prospecting）</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品持有（Product）</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>营销响应（Promotion）</translation>
    </message>
    <message>
        <source>kinds of facts known, of all kinds</source>
        <translation>已知信息种类占全部种类之比</translation>
    </message>
    <message>
        <source>years with the bank, of the years for full marks</source>
        <translation>在行年限占满分年限之比</translation>
    </message>
    <message>
        <source>profit a year, of the profit for full marks</source>
        <translation>年利润占满分利润之比</translation>
    </message>
    <message>
        <source>100 less the share in arrears and the days past due</source>
        <translation>100 减去欠款占比与逾期天数</translation>
    </message>
    <message>
        <source>the likeliest open offer</source>
        <translation>成功概率最高的未结商机</translation>
    </message>
    <message>
        <source>kinds of product held, of six</source>
        <translation>持有产品种类占六类之比</translation>
    </message>
    <message>
        <source>offers won, of those decided; 0 without consent to marketing</source>
        <translation>成交占已有结果商机之比；不同意营销则为 0</translation>
    </message>
    <message>
        <source>Kinds of facts known</source>
        <translation>已知信息种类</translation>
    </message>
    <message>
        <source>Kinds of facts</source>
        <translation>信息种类</translation>
    </message>
    <message>
        <source>Years with the bank</source>
        <translation>在行年限</translation>
    </message>
    <message>
        <source>Years for full marks</source>
        <translation>满分年限</translation>
    </message>
    <message>
        <source>Profit a year</source>
        <translation>年利润</translation>
    </message>
    <message>
        <source>Profit for full marks</source>
        <translation>满分利润</translation>
    </message>
    <message>
        <source>In arrears</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>负债</translation>
    </message>
    <message>
        <source>Days past due</source>
        <translation>逾期天数</translation>
    </message>
    <message>
        <source>Open offers</source>
        <translation>未结商机</translation>
    </message>
    <message>
        <source>Likeliest of them, percent</source>
        <translation>最高成功概率（%）</translation>
    </message>
    <message>
        <source>Kinds of product held</source>
        <translation>持有产品种类</translation>
    </message>
    <message>
        <source>Kinds of product</source>
        <translation>产品种类</translation>
    </message>
    <message>
        <source>Offers won</source>
        <translation>成交商机</translation>
    </message>
    <message>
        <source>Offers lost</source>
        <translation>未成交商机</translation>
    </message>
    <message>
        <source>Consent to marketing</source>
        <translation>营销授权</translation>
    </message>
    <message>
        <source>K, the bank&apos;s factor</source>
        <translation>K，银行设定系数</translation>
    </message>
    <message>
        <source>M, times collected</source>
        <translation>M，采集次数</translation>
    </message>
    <message>
        <source>C, cost of collecting once</source>
        <translation>C，每次采集成本</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>no</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>◆ Protected customer</source>
        <translation>◆ 受保护客户</translation>
    </message>
    <message>
        <source>◆ One of the bank&apos;s own people</source>
        <translation>◆ 本行员工</translation>
    </message>
    <message>
        <source>◆ A customer of the VIP desk</source>
        <translation>◆ 贵宾坐席的客户</translation>
    </message>
    <message>
        <source>◆ A customer of another branch</source>
        <translation>◆ 其他分行的客户</translation>
    </message>
    <message>
        <source>◆ Not for your role</source>
        <translation>◆ 您的岗位不含客户资料</translation>
    </message>
    <message>
        <source>◆ No longer here</source>
        <translation>◆ 客户已不在中心</translation>
    </message>
    <message>
        <source>◆ Not shown now</source>
        <translation>◆ 暂不显示</translation>
    </message>
    <message>
        <source>The owner, those it is shared with and their team leads open this card. You open it on a call with this customer. Without a call, ask the owner or your team lead to share it with you.</source>
        <translation>客户所属人、获共享的人员及其班长可以打开该客户卡。与该客户通话时您也可以打开；不在通话中时，请联系所属人或您的班长共享给您。</translation>
    </message>
    <message>
        <source>You have a call on, so a reason opens this card. It stands in the record, with your name.</source>
        <translation>您正在通话中，填写理由即可打开该客户卡。理由将连同您的姓名记录在案。</translation>
    </message>
    <message>
        <source>Another team serves the bank&apos;s own people. Pass the call on, or leave a task for that team. Your notes are saved to this customer all the same.</source>
        <translation>本行员工由其他班组服务。请转接来电，或给该班组留下任务。您的备注照常保存到该客户名下。</translation>
    </message>
    <message>
        <source>The VIP desk serves this customer. Pass the call on, or leave a task for the desk. Your notes are saved to this customer all the same.</source>
        <translation>该客户由贵宾坐席服务。请转接来电，或给贵宾坐席留下任务。您的备注照常保存到该客户名下。</translation>
    </message>
    <message>
        <source>Another branch serves this customer. Pass the call on, or leave a task for the branch. Your notes are saved to this customer all the same.</source>
        <translation>该客户由其他分行服务。请转接来电，或给该分行留下任务。您的备注照常保存到该客户名下。</translation>
    </message>
    <message>
        <source>Your role does not include customers. Your team lead can say who helps.</source>
        <translation>您的岗位不含客户资料。请向班长了解由谁协助。</translation>
    </message>
    <message>
        <source>The centre no longer knows this customer; the record may be in the recycle bin. Ctrl+K searches again.</source>
        <translation>中心已没有该客户，记录可能在回收站中。按 Ctrl+K 重新查找。</translation>
    </message>
    <message>
        <source>The centre does not show this card now. Wait a little and open it again. Your notes are safe.</source>
        <translation>中心暂不显示该客户卡。请稍候再打开。您的备注不会丢失。</translation>
    </message>
    <message>
        <source>Telephone numbers</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系人</translation>
    </message>
    <message>
        <source>Credit evaluations</source>
        <translation>信用评价</translation>
    </message>
    <message>
        <source>Holdings</source>
        <translation>持有产品</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Talks at a branch</source>
        <translation>网点接待</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>信函</translation>
    </message>
    <message>
        <source>E-mails</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>在线会话</translation>
    </message>
    <message>
        <source>Text messages</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Accounts kept</source>
        <translation>账户维护</translation>
    </message>
    <message>
        <source>This customer is protected. Ask the owner or your team lead to share it.</source>
        <translation>该客户受保护。请联系所属人或班长共享。</translation>
    </message>
    <message>
        <source>This is one of the bank&apos;s own people. Another desk sees this page.</source>
        <translation>该客户为本行员工，由其他坐席处理。</translation>
    </message>
    <message>
        <source>This customer belongs to the VIP desk, which sees this page.</source>
        <translation>该客户由贵宾坐席服务，仅其可查看。</translation>
    </message>
    <message>
        <source>This customer belongs to another branch, which sees this page.</source>
        <translation>该客户属于其他分行，仅其可查看。</translation>
    </message>
    <message>
        <source>The centre no longer knows this customer.</source>
        <translation>中心已无此客户。</translation>
    </message>
    <message>
        <source>Your role does not include customers.</source>
        <translation>您的角色不可查看客户。</translation>
    </message>
    <message>
        <source>This customer is protected: open it with a reason.</source>
        <translation>该客户受保护：请填写理由后打开。</translation>
    </message>
    <message>
        <source>The centre does not answer. This page comes by itself when it is back.</source>
        <translation>中心无响应。恢复后本页会自动显示。</translation>
    </message>
    <message>
        <source>This page cannot be shown now. Open another and come back to try again.</source>
        <translation>本页暂时无法显示。请切换到其他页后再试。</translation>
    </message>
</context>
</TS>
